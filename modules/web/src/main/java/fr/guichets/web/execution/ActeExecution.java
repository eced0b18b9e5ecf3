package fr.guichets.web.execution;

import static fr.guichets.web.execution.ActeExecution.Champ.JOUR;
import static fr.guichets.web.execution.ActeExecution.Champ.MONTANT;
import static fr.guichets.web.execution.ActeExecution.Champ.MOTIF;
import static fr.guichets.web.execution.ActeExecution.Champ.NUMERO;
import static fr.guichets.web.execution.ActeExecution.Champ.SIGNATAIRE;
import static fr.guichets.web.execution.ActeExecution.Champ.TYPE;

import fr.guichets.socle.Role;
import java.util.List;
import java.util.Set;

/** The words of each act on a grant: its button, what it needs, what it causes, what is ticked before it. */
public enum ActeExecution {
    SAISIR_PREUVE(
            Role.INSTRUCTEUR,
            "Saisir la preuve de l’engagement",
            "La preuve est enregistrée : examinez-la.",
            Set.of(TYPE, JOUR, MONTANT),
            List.of("La preuve attend votre examen.", "Le bénéficiaire n’en est pas prévenu."),
            null),
    ACCEPTER_PREUVE(
            Role.INSTRUCTEUR,
            "Accepter la preuve",
            "Le projet est engagé.",
            Set.of(MOTIF),
            List.of(
                    "Le dossier passe à l’état « Démarré ».",
                    "Le bénéficiaire en est prévenu par courriel et peut demander des versements."),
            "J’ai vérifié le document signé et sa date."),
    RENVOYER_PREUVE(
            Role.INSTRUCTEUR,
            "Renvoyer la preuve",
            "La preuve est renvoyée au bénéficiaire.",
            Set.of(MOTIF),
            List.of("Le bénéficiaire reçoit votre motif par courriel et peut envoyer une autre preuve."),
            null),
    CERTIFIER(
            Role.INSTRUCTEUR,
            "Certifier le service fait",
            "Le service fait est certifié.",
            Set.of(MONTANT, MOTIF),
            List.of(
                    "Le montant certifié attend le numéro de la demande de paiement de Chorus.",
                    "Pour un solde, le projet est achevé ; ce qui n’est pas utilisé revient à l’enveloppe."),
            "J’ai vérifié les justificatifs et je certifie le service fait."),
    RENVOYER_DEMANDE(
            Role.INSTRUCTEUR,
            "Renvoyer la demande",
            "La demande est renvoyée au bénéficiaire.",
            Set.of(MOTIF),
            List.of("Le bénéficiaire reçoit votre motif par courriel et corrige sa demande ; rien n’est effacé."),
            null),
    VERSER(
            Role.INSTRUCTEUR,
            "Enregistrer le versement",
            "Le versement est enregistré.",
            Set.of(NUMERO, JOUR),
            List.of(
                    "Le montant passe d’engagé à payé dans l’enveloppe.",
                    "Pour un solde, le dossier est soldé et le reste revient à la tranche de son exercice.",
                    "Le bénéficiaire en est prévenu par courriel."),
            "Le numéro et la date sont ceux de Chorus."),
    OUVRIR_CADUCITE(
            Role.INSTRUCTEUR,
            "Envisager le retrait de l’aide",
            "La lettre est envoyée : le bénéficiaire peut répondre.",
            Set.of(SIGNATAIRE, MOTIF),
            List.of(
                    "Le bénéficiaire reçoit par courriel la lettre qui l’invite à répondre (code des relations entre le public"
                            + " et l’administration, art. L. 121-1 et L. 122-1).",
                    "Rien n’est versé avant la décision, que prend le signataire."),
            "J’ai vérifié les motifs : la lettre part au nom de la préfecture."),
    ABANDONNER_CADUCITE(
            Role.SIGNATAIRE,
            "Maintenir l’aide",
            "L’aide est maintenue.",
            Set.of(MOTIF),
            List.of("Le bénéficiaire en est prévenu par courriel.", "Le projet continue."),
            "J’ai lu les observations du bénéficiaire, s’il en a présenté."),
    PRONONCER_CADUCITE(
            Role.SIGNATAIRE,
            "Retirer l’aide",
            "L’aide est retirée.",
            Set.of(MOTIF),
            List.of(
                    "L’arrêté de retrait est établi et le bénéficiaire prévenu par courriel, avec les voies de recours.",
                    "Ce qui était engagé et pas versé revient à la tranche de son exercice."),
            "J’ai lu les observations du bénéficiaire, s’il en a présenté, et je retire l’aide."),
    DEMANDER_REVERSEMENT(
            Role.SIGNATAIRE,
            "Demander un reversement",
            "Le reversement est demandé.",
            Set.of(MONTANT, MOTIF),
            List.of(
                    "L’arrêté de reversement est écrit avec ce motif ; le bénéficiaire en est prévenu par courriel.",
                    "Le titre de perception est à demander dans Chorus ; son numéro sera saisi à la réception des fonds."),
            "J’ai vérifié le montant et le motif."),
    RECEVOIR_REVERSEMENT(
            Role.INSTRUCTEUR,
            "Enregistrer le reversement",
            "Le reversement est enregistré.",
            Set.of(NUMERO, JOUR),
            List.of("Le montant passe de payé à reversé ; il ne revient pas à l’enveloppe du guichet."),
            "Le numéro et la date sont ceux du titre de perception."),
    RENONCER(
            Role.INSTRUCTEUR,
            "Enregistrer une renonciation",
            "La renonciation est enregistrée.",
            Set.of(MOTIF),
            List.of(
                    "Le dossier est fermé et le bénéficiaire prévenu par courriel.",
                    "Ce qui était engagé revient à la tranche de son exercice."),
            "J’ai la renonciation écrite du bénéficiaire.");

    public enum Champ {
        TYPE,
        JOUR,
        MONTANT,
        NUMERO,
        SIGNATAIRE,
        MOTIF
    }

    private final Role role;
    private final String libelle;
    private final String annonce;
    private final Set<Champ> champs;
    private final List<String> consequences;
    private final String engagement;

    ActeExecution(
            Role role,
            String libelle,
            String annonce,
            Set<Champ> champs,
            List<String> consequences,
            String engagement) {
        this.role = role;
        this.libelle = libelle;
        this.annonce = annonce;
        this.champs = champs;
        this.consequences = consequences;
        this.engagement = engagement;
    }

    public Role role() {
        return role;
    }

    /** Of the button. */
    public String libelle() {
        return libelle;
    }

    /** What is said once it is done. */
    public String annonce() {
        return annonce;
    }

    public List<String> consequences() {
        return consequences;
    }

    /** What is ticked before an act that cannot be undone; null when none is asked. */
    public String engagement() {
        return engagement;
    }

    public boolean demande(Champ champ) {
        return champs.contains(champ);
    }
}
