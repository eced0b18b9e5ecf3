package fr.guichets.socle;

import java.util.Objects;

/**
 * A collectivité as an owner of dossiers: known by its nature and code, since the open data gives no SIREN for
 * départements and régions.
 *
 * @param nature name of a nature of the référentiel: COMMUNE
 * @param code INSEE code of a commune, département or région; SIREN of an EPCI
 * @param nom as shown; not part of the identity
 */
public record Organisation(String nature, String code, String nom) {

    /** COMMUNE:18131 */
    public String cle() {
        return nature + ":" + code;
    }

    @Override
    public boolean equals(Object autre) {
        return autre instanceof Organisation o && o.cle().equals(cle());
    }

    @Override
    public int hashCode() {
        return Objects.hash(nature, code);
    }
}
