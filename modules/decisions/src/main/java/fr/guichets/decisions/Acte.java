package fr.guichets.decisions;

import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An act on one dossier, as agents see it.
 *
 * @param numero without gaps in one guichet and year: 18-2021-A-0001
 * @param dossier number
 * @param releve as shown: 2021-S1
 * @param montant maximum amount, null for a refusal as are {@code methode} and {@code achevementLe}
 * @param depenseSubventionnable eligible cost retained
 * @param conditions sentences added by the service, {@code motifs} those of a refusal
 * @param modele which template made it, null until it is made
 * @param empreinte SHA-256 of the document that was made, in hexadecimal; null until then
 * @param signature null until it is signed; {@code engagement}, {@code notification}, {@code annulation} likewise
 */
public record Acte(
        long id,
        long version,
        String numero,
        NatureActe nature,
        EtatActe etat,
        String dossier,
        String beneficiaire,
        String intitule,
        String releve,
        Montant montant,
        Montant depenseSubventionnable,
        Attribution.Methode methode,
        LocalDate achevementLe,
        List<String> conditions,
        List<String> motifs,
        Signataire signataire,
        String modele,
        String empreinte,
        Instant prepareLe,
        String preparePar,
        Signature signature,
        Engagement engagement,
        Notification notification,
        Annulation annulation) {

    public enum Mode {
        /** PAdES, in the document itself. */
        ELECTRONIQUE("Signature électronique"),
        /** On paper, of which the service files a scan. */
        MANUSCRITE("Signature manuscrite, numérisée");

        private final String libelle;

        Mode(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    /**
     * @param signeLe day of the signature, where the guichet is
     * @param enregistrePar who signed, or who filed the scan
     * @param empreinte SHA-256 of the signed document
     */
    public record Signature(
            Mode mode, LocalDate signeLe, Instant enregistreLe, String enregistrePar, String empreinte) {}

    /** @param ej number of the engagement in Chorus */
    public record Engagement(String ej, Instant engageLe, String par) {}

    /** @param lectures those of the beneficiary who opened it, the first one first: the proof that it was received */
    public record Notification(Instant notifieLe, String par, List<Lecture> lectures) {}

    public record Lecture(String par, Instant luLe) {}

    public record Annulation(Instant annuleLe, String par, String motif) {}

    public boolean attribue() {
        return nature == NatureActe.ATTRIBUTION;
    }

    /** An aid cannot be notified before it is committed. */
    public boolean attendSonEngagement() {
        return etat == EtatActe.A_NOTIFIER && attribue() && engagement == null;
    }

    /** True when nothing but the notification is missing. */
    public boolean peutEtreNotifie() {
        return etat == EtatActe.A_NOTIFIER && !attendSonEngagement();
    }
}
