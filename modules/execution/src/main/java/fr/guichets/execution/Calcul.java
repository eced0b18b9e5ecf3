package fr.guichets.execution;

import fr.guichets.socle.Montant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may be paid, and why.
 *
 * @param montant highest amount of this payment
 * @param coutRetenu real cost of what the rules count, among what was declared
 * @param montantFinal what the grant comes to, of a balance only; else null
 * @param tropPercu what was paid beyond it, to be given back
 * @param explications one sentence per step of the calculation
 */
public record Calcul(
        Montant montant, Montant coutRetenu, Montant montantFinal, Montant tropPercu, List<String> explications) {

    /**
     * The same, when the guichet certifies less.
     *
     * @param verse already paid
     * @param ecrit the amount, as sentences write it
     */
    Calcul ramene(Montant certifie, Montant verse, String ecrit, String motif) {
        return new Calcul(
                certifie,
                coutRetenu,
                montantFinal == null ? null : verse.plus(certifie),
                tropPercu,
                Stream.concat(
                                explications.stream(),
                                Stream.of("Montant certifié\u00a0: " + ecrit + (motif.isEmpty() ? "." : ". " + motif)))
                        .toList());
    }
}
