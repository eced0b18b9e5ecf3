package fr.guichets.decisions;

import fr.guichets.reglement.Reglement.SousRealisation;
import fr.guichets.reglement.Reglement.Versement;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The notified grant of a dossier, as its act says it (décret 2018-514, art. 8).
 *
 * @param acte identifier, {@code numero} as shown on the act
 * @param montant maximum amount of the grant
 * @param depenseSubventionnable eligible cost retained
 * @param methode how the balance is computed
 * @param achevementLe planned date of completion written in the act
 * @param ej number of the engagement in Chorus
 */
public record Attribution(
        String dossier,
        long acte,
        String numero,
        Montant montant,
        Montant depenseSubventionnable,
        Methode methode,
        LocalDate achevementLe,
        String ej,
        Instant notifieLe) {

    public enum Methode {
        /** The grant follows the real eligible cost in proportion. */
        PRORATA,
        /** The grant is due up to the real eligible cost. */
        FORFAIT;

        /**
         * As the rules say, and as the act will: a forfait is due up to the real cost, unless they reduce it in proportion.
         *
         * @param forfait null when none applies
         */
        public static Methode de(Montant forfait, Versement versement) {
            return forfait == null || versement.sousRealisation() == SousRealisation.PRORATA ? PRORATA : FORFAIT;
        }
    }
}
