package fr.guichets.referentiel;

import fr.guichets.socle.CodeDepartement;

/** @param outreMer true for the five overseas départements */
public record Departement(
        CodeDepartement code, String nom, String region, String chefLieu, int populationMunicipale, boolean outreMer) {}
