package fr.guichets.referentiel;

import fr.guichets.socle.CodeDepartement;
import java.time.ZoneId;

/**
 * @param region name of the région
 * @param slug name without accents nor capitals: puy-de-dome
 */
public record Departement(CodeDepartement code, String nom, String region, String slug, ZoneId fuseau) {}
