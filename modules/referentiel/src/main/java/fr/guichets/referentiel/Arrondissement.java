package fr.guichets.referentiel;

/** @param chefLieu name of the commune where the sous-préfecture, or the préfecture, sits */
public record Arrondissement(String code, String nom, String chefLieu) {}
