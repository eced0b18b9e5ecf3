package fr.guichets.referentiel;

import fr.guichets.socle.CodeDepartement;

/**
 * @param region name of its région
 * @param chefLieu name of the commune where the préfecture sits
 * @param outreMer true for the five overseas départements
 */
public record Departement(
        CodeDepartement code, String nom, String region, String chefLieu, int populationMunicipale, boolean outreMer) {}
