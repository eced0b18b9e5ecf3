package fr.guichets.referentiel;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Siren;
import java.util.List;

/**
 * A collectivité as one vintage of the référentiel knows it.
 *
 * @param nature its legal nature
 * @param code INSEE code of a commune, département or région; SIREN of an EPCI
 * @param nom official name
 * @param siren null for départements and régions, which the open data does not give
 * @param populationMunicipale inhabitants in force on 1 January of the vintage
 * @param populationTotale null where unknown
 * @param departement the département whose guichet is competent: where most of its population lives for an EPCI, that
 *     of the chef-lieu for a région
 * @param arrondissement code of the arrondissement of a commune, else null
 * @param codesPostaux postal codes of a commune, else empty
 * @param millesime year of the populations
 */
public record Collectivite(
        NatureCollectivite nature,
        String code,
        String nom,
        Siren siren,
        int populationMunicipale,
        Integer populationTotale,
        CodeDepartement departement,
        String arrondissement,
        List<String> codesPostaux,
        int millesime) {}
