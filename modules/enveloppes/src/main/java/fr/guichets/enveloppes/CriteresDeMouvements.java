package fr.guichets.enveloppes;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a list of movements shows. Empty sets and nulls filter nothing.
 *
 * @param dossier number
 * @param auteur words of the name of who acted; accents and case ignored
 * @param du and au days where the guichet is, both included
 * @param taille lines per page; exports take {@link #TOUT}
 */
public record CriteresDeMouvements(
        Set<Tranche> tranches,
        Set<Nature> natures,
        String dossier,
        String auteur,
        LocalDate du,
        LocalDate au,
        Tri tri,
        boolean descendant,
        int page,
        int taille) {

    public static final int TOUT = 100_000;

    /** Everything, the last one first. */
    public static final CriteresDeMouvements TOUS =
            new CriteresDeMouvements(Set.of(), Set.of(), null, null, null, null, Tri.LE, true, 0, 50);

    public enum Tri {
        LE,
        MONTANT,
        DOSSIER
    }

    /** The same, over all pages. */
    public CriteresDeMouvements enEntier() {
        return new CriteresDeMouvements(tranches, natures, dossier, auteur, du, au, tri, descendant, 0, TOUT);
    }
}
