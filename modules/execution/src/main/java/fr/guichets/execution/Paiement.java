package fr.guichets.execution;

import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One payment of a grant, from the draft of the request to its number in Chorus.
 *
 * @param version rises at each change of the request
 * @param demande what the beneficiary asks; null while the computed amount is meant
 * @param certifie service fait, null before it
 * @param pieces files of the dossier that justify it
 * @param acheveLe when the project ended, of a balance only
 * @param explications how the certified amount was computed
 * @param finale what the grant comes to, of a certified balance only
 * @param motif why it was sent back, or why less was certified; may be empty
 * @param numero of the demande de paiement in Chorus, null until paid
 */
public record Paiement(
        long id,
        long version,
        Nature nature,
        Etat etat,
        Montant demande,
        Montant certifie,
        List<Depense> depenses,
        List<AideRecue> aides,
        List<Long> pieces,
        LocalDate acheveLe,
        String observations,
        List<String> explications,
        Montant finale,
        String motif,
        Instant demandeLe,
        String demandePar,
        Instant certifieLe,
        String certifiePar,
        String numero,
        LocalDate payeLe) {

    /** Décret 2018-514, art. 12 and 13. */
    public enum Nature {
        AVANCE("Avance"),
        ACOMPTE("Acompte"),
        SOLDE("Solde");

        private final String libelle;

        Nature(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    public enum Etat {
        BROUILLON("Brouillon"),
        DEMANDE("Service fait à certifier"),
        /** Sent back to the beneficiary, who corrects it. */
        RENVOYE("À corriger"),
        CERTIFIE("À verser"),
        PAYE("Versé"),
        /** A certified balance of zero: nothing was left to pay. */
        CLOS("Rien à verser");

        private final String libelle;

        Etat(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }

        /** Still to be settled. */
        public boolean enCours() {
            return this != PAYE && this != CLOS;
        }

        /** The beneficiary may still change it. */
        public boolean modifiable() {
            return this == BROUILLON || this == RENVOYE;
        }
    }

    /**
     * What is typed of a request.
     *
     * @param montant null for the computed amount
     * @param depenses of an instalment or a balance
     * @param aides other public aids obtained, of a balance
     * @param acheveLe of a balance
     */
    public record Saisie(
            Nature nature,
            Montant montant,
            List<Depense> depenses,
            List<AideRecue> aides,
            List<Long> pieces,
            LocalDate acheveLe,
            String observations) {}
}
