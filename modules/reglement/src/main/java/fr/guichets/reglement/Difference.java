package fr.guichets.reglement;

import fr.guichets.reglement.Reglement.Provenance;
import java.util.List;

/**
 * One key that two versions do not say alike.
 *
 * @param retires sentences that only the older one says
 * @param ajoutes sentences that only the newer one says; both are empty when only the source changed
 */
public record Difference(
        String cle, String intitule, List<String> retires, List<String> ajoutes, Provenance avant, Provenance apres) {

    /** In the order of the vocabulary; empty when both say the same from the same sources. */
    public static List<Difference> entre(Reglement ancien, Reglement nouveau) {
        throw new UnsupportedOperationException();
    }
}
