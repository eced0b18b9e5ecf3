package fr.guichets.enveloppes;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.util.Collections;
import java.util.SortedMap;

/**
 * Where the axis that is delegated stands: what the national ledger says now.
 *
 * @param delegues by guichet and tranche, what was delegated and not taken back, arrived or on its way
 */
public record FondsNational(
        Montant laboratoires,
        Montant delegue,
        Montant reliquat,
        SortedMap<CodeDepartement, SortedMap<Tranche, Montant>> delegues) {

    public Montant delegue(CodeDepartement guichet) {
        return Montant.somme(parTranche(guichet).values());
    }

    public Montant delegue(CodeDepartement guichet, Tranche tranche) {
        return parTranche(guichet).getOrDefault(tranche, Montant.ZERO);
    }

    /** False for an exercise where the envelope is of one piece, and conversely; a guichet that received nothing takes either. */
    boolean admet(CodeDepartement guichet, Tranche tranche) {
        SortedMap<Tranche, Montant> recues = parTranche(guichet);
        return recues.isEmpty()
                || recues.keySet().stream()
                        .anyMatch(recue ->
                                recue.annee().isPresent() == tranche.annee().isPresent());
    }

    public SortedMap<Tranche, Montant> parTranche(CodeDepartement guichet) {
        return delegues.getOrDefault(guichet, Collections.emptySortedMap());
    }
}
