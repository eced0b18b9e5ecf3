package fr.guichets.decisions;

import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Everything that an act may say; a template names the values it needs, and one that is missing gives no act.
 *
 * @param numero of the act: 18-2021-A-0001
 * @param date written on the act; null when it is that of the signature, borne by the signature itself
 * @param service the guichet as it is on the day of the act
 * @param signataire null until one is chosen
 * @param projet what filing froze
 * @param examen null when no relevé decided
 * @param aide what is granted; null for a refusal
 * @param suite null but for what follows a refusal or a grant
 */
public record ValeursActe(
        String numero,
        LocalDate date,
        Service service,
        Signataire signataire,
        Projet projet,
        Examen examen,
        Aide aide,
        Suite suite) {

    /**
     * @param guichet « Guichet du Cher »
     * @param prefecture « Préfecture du Cher »
     * @param autorite « Préfet du Cher »
     * @param instructeur service in charge, null when not known
     * @param tribunal seat of the administrative court: Orléans; null when not known
     * @param contact null when the guichet gives none
     * @param actes address, header and copies
     * @param imputation where the State books the spending; null when the guichet has not said
     */
    public record Service(
            String guichet,
            String prefecture,
            String autorite,
            String instructeur,
            String tribunal,
            Reglement.Contact contact,
            Reglement.Actes actes,
            Reglement.Imputation imputation) {

        /** The authority with its article: « le préfet du Cher », « la préfète de l’Ain ». */
        public String autoriteDesignee() {
            String article = autorite.startsWith("Préfète") ? "la " : "le ";
            return article + autorite.substring(0, 1).toLowerCase(Locale.FRENCH) + autorite.substring(1);
        }
    }

    /** @param delegation reference of the act that delegates the signature; null for the authority itself */
    public record Signataire(String nom, String qualite, String delegation) {}

    /**
     * @param beneficiaire the bearer
     * @param membres of the group that it files for; empty when it files for itself
     * @param completLe null when nobody said so
     * @param depenses in the order of the request
     * @param assiette whether costs are counted without tax
     * @param coutEligible the eligible cost that is retained
     * @param versionReglement the rules that judged
     * @param engagementAvant last valid day of the beneficiary's signature; null when there is none
     */
    public record Projet(
            String dossier,
            String intitule,
            String theme,
            Integer dureeMois,
            LocalDate deposeLe,
            LocalDate completLe,
            Beneficiaire beneficiaire,
            List<Beneficiaire> membres,
            Montant montantDemande,
            List<Depense> depenses,
            Reglement.Assiette assiette,
            Montant coutGlobal,
            Montant coutEligible,
            List<Cofinancement> cofinancements,
            String versionReglement,
            LocalDate engagementAvant) {}

    /**
     * @param nom null when no collectivité of the reference data is meant: no act then bears it, {@code designation} too
     * @param designation « la commune de Nançay »
     * @param siren null when the open data does not give it
     */
    public record Beneficiaire(String nom, String designation, String siren) {}

    /** @param exclue true when the rules do not count it */
    public record Depense(String libelle, String nature, Montant montant, boolean exclue) {}

    /** @param obtenu false when only asked for */
    public record Cofinancement(String organisme, Montant montant, boolean obtenu) {}

    /**
     * @param releve as shown: 2021-S1
     * @param comite true when a committee advised
     */
    public record Examen(String releve, LocalDate valideLe, boolean comite) {}

    /**
     * @param montant maximum amount
     * @param methode how the balance is computed
     * @param achevementLe planned date of completion
     * @param conditions sentences of the instructor, may be empty
     * @param versement how it is paid
     */
    public record Aide(
            Montant montant,
            Attribution.Methode methode,
            LocalDate achevementLe,
            List<String> conditions,
            Reglement.Versement versement) {

        /** Share of the eligible cost. */
        public Taux taux(Projet projet) {
            return Taux.de(montant, projet.coutEligible());
        }
    }

    /**
     * What follows a refusal, or a grant that is not carried out.
     *
     * @param motifs one sentence each
     * @param attribution number of the act that granted, {@code attribueLe} its date of notification
     * @param observationsAvant last day for the beneficiary to answer
     * @param observations what was answered, null when nothing was
     * @param verse already paid, {@code libere} will not be paid, {@code aReverser} to be given back
     */
    public record Suite(
            List<String> motifs,
            String attribution,
            LocalDate attribueLe,
            LocalDate observationsAvant,
            String observations,
            Montant verse,
            Montant libere,
            Montant aReverser) {

        /** A refusal has reasons only. */
        public static Suite refus(List<String> motifs) {
            return new Suite(motifs, null, null, null, null, null, null, null);
        }
    }

    public ValeursActe numero(String numero, LocalDate date) {
        return new ValeursActe(numero, date, service, signataire, projet, examen, aide, suite);
    }

    public ValeursActe signataire(Signataire signataire) {
        return new ValeursActe(numero, date, service, signataire, projet, examen, aide, suite);
    }

    public ValeursActe examen(Examen examen) {
        return new ValeursActe(numero, date, service, signataire, projet, examen, aide, suite);
    }

    public ValeursActe aide(Aide aide) {
        return new ValeursActe(numero, date, service, signataire, projet, examen, aide, suite);
    }

    public ValeursActe suite(Suite suite) {
        return new ValeursActe(numero, date, service, signataire, projet, examen, aide, suite);
    }
}
