package fr.guichets.decisions;

import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What the beneficiary knows of a decision, once notified.
 *
 * @param montant maximum amount, null for a refusal as are {@code methode} and {@code achevementLe}
 * @param motifs of a refusal
 * @param tribunal seat of the administrative court, null when not known
 * @param empreinte SHA-256 of the signed document
 */
public record DecisionNotifiee(
        long id,
        String numero,
        NatureActe nature,
        String dossier,
        Montant montant,
        Montant depenseSubventionnable,
        Attribution.Methode methode,
        LocalDate achevementLe,
        List<String> conditions,
        List<String> motifs,
        String signataire,
        String qualite,
        Acte.Mode mode,
        LocalDate signeLe,
        Instant notifieLe,
        String tribunal,
        String empreinte) {

    public boolean attribue() {
        return nature == NatureActe.ATTRIBUTION;
    }
}
