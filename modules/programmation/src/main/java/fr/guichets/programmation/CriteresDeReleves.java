package fr.guichets.programmation;

import java.util.Set;

/**
 * What a list of relevés shows. Empty sets and nulls filter nothing.
 *
 * @param q part of the code
 * @param taille lines per page; exports take {@link #TOUT}
 */
public record CriteresDeReleves(String q, Set<EtatReleve> etats, Tri tri, boolean descendant, int page, int taille) {

    public static final int TOUT = 10_000;

    /** Everything, the latest day first. */
    public static final CriteresDeReleves TOUS = new CriteresDeReleves(null, Set.of(), Tri.RELEVE_LE, true, 0, 50);

    public enum Tri {
        CODE,
        RELEVE_LE,
        ETAT
    }
}
