package fr.guichets.reglement;

import fr.guichets.socle.CodeDepartement;
import java.time.ZoneId;

/**
 * A guichet as the national registry knows it.
 *
 * @param slug first label of its host: puy-de-dome
 * @param hote complete normalised host: puy-de-dome.localhost
 * @param nom « Puy-de-Dôme »
 * @param complement « du Puy-de-Dôme »
 * @param region name of the région
 */
public record Guichet(
        CodeDepartement code,
        String slug,
        String hote,
        Type type,
        Etat etat,
        String nom,
        String complement,
        String intitule,
        String region,
        ZoneId fuseau) {

    public enum Type {
        DEPARTEMENT,
        COLLECTIVITE_OUTRE_MER
    }

    public enum Etat {
        PREPARE,
        OUVERT,
        SUSPENDU,
        FERME
    }
}
