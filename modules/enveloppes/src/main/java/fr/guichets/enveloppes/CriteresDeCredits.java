package fr.guichets.enveloppes;

import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.socle.CodeDepartement;
import java.time.Instant;
import java.util.Set;

/**
 * What a list of decisions shows. Empty sets and nulls filter nothing.
 *
 * @param q words looked for in number, reason, reference and author
 * @param depuis decided at this instant or later
 * @param avant decided before this instant
 * @param taille lines per page, 1 to 200; exports take {@link #TOUT}
 */
public record CriteresDeCredits(
        String q,
        Set<Operation> operations,
        Set<Etat> etats,
        Set<CodeDepartement> guichets,
        Set<Tranche> tranches,
        Instant depuis,
        Instant avant,
        Tri tri,
        boolean descendant,
        int page,
        int taille) {

    public static final int TOUT = 100_000;

    /** Everything, the last decided first. */
    public static final CriteresDeCredits TOUTES =
            new CriteresDeCredits(null, Set.of(), Set.of(), Set.of(), Set.of(), null, null, Tri.NUMERO, true, 0, 50);

    public enum Tri {
        NUMERO,
        GUICHET,
        OPERATION,
        MONTANT,
        DECIDEE_LE
    }

    /** The same, over all pages. */
    public CriteresDeCredits enEntier() {
        return new CriteresDeCredits(q, operations, etats, guichets, tranches, depuis, avant, tri, descendant, 0, TOUT);
    }
}
