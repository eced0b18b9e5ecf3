package fr.guichets.web.decisions;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.EtatActe;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
import java.util.List;

/** What may be done with an act from its page. */
public enum Geste {
    REDIGER("Faire le document", Role.INSTRUCTEUR, null, "Le document est fait : il attend sa signature."),
    SIGNER(
            "Signer",
            Role.SIGNATAIRE,
            "J’ai lu cet acte et je le signe.",
            "L’acte est signé. Il ne peut plus changer.",
            "Votre signature électronique est portée dans le document, qui ne peut plus changer.",
            "Le service peut ensuite le notifier. Le bénéficiaire n’en sait rien avant."),
    ENREGISTRER(
            "Enregistrer la signature manuscrite",
            Role.INSTRUCTEUR,
            "Le fichier est bien cet acte, signé par cette personne ce jour-là.",
            "La signature est enregistrée. L’acte ne peut plus changer.",
            "Le fichier numérisé devient l’acte signé : il ne peut plus être remplacé.",
            "Le bénéficiaire n’en sait rien avant la notification."),
    ENGAGER(
            "Engager l’aide",
            Role.INSTRUCTEUR,
            "J’ai vérifié ce numéro dans Chorus.",
            "L’aide est engagée dans l’enveloppe. L’acte peut être notifié.",
            "Le montant réservé devient engagé dans l’enveloppe, sous ce numéro.",
            "L’acte peut ensuite être notifié."),
    NOTIFIER(
            "Notifier",
            Role.INSTRUCTEUR,
            "Je notifie cet acte au bénéficiaire.",
            "L’acte est notifié. Le bénéficiaire reçoit un courriel et le trouve dans son dossier.",
            "Le porteur reçoit un courriel, sans l’acte lui-même, qu’il ouvre dans son dossier après s’être identifié.",
            "Le délai de recours de deux mois commence.",
            "La première ouverture est notée : c’est la preuve de réception."),
    ANNULER(
            "Annuler cet acte",
            Role.INSTRUCTEUR,
            "J’annule cet acte.",
            "L’acte est annulé. Un autre peut être préparé.",
            "L’acte garde son numéro et ne peut plus être signé.",
            "Le dossier reste là où le relevé l’a mis : vous pourrez préparer un autre acte.");

    private final String libelle;
    private final Role role;
    private final String engagement;
    private final String annonce;
    private final List<String> consequences;

    Geste(String libelle, Role role, String engagement, String annonce, String... consequences) {
        this.libelle = libelle;
        this.role = role;
        this.engagement = engagement;
        this.annonce = annonce;
        this.consequences = List.of(consequences);
    }

    /** A verb first. */
    public String libelle() {
        return libelle;
    }

    /** Words of the box to tick, null when nothing is to be read again. */
    public String engagement() {
        return engagement;
    }

    public String annonce() {
        return annonce;
    }

    public List<String> consequences() {
        return consequences;
    }

    /** True when something is typed before the recap. */
    public boolean aDesChamps() {
        return this == ENREGISTRER || this == ENGAGER || this == ANNULER;
    }

    /** @param electronique false where nobody can sign in the document */
    boolean possible(Acte acte, Acteur acteur, boolean electronique) {
        return acteur.aUnRole(role)
                && switch (this) {
                    case REDIGER -> acte.etat() == EtatActe.A_GENERER;
                    case SIGNER -> acte.etat() == EtatActe.A_SIGNER && electronique;
                    case ENREGISTRER -> acte.etat() == EtatActe.A_SIGNER;
                    case ENGAGER -> acte.attendSonEngagement();
                    case NOTIFIER -> acte.peutEtreNotifie();
                    case ANNULER -> acte.etat() == EtatActe.A_SIGNER || acte.etat() == EtatActe.A_GENERER;
                };
    }
}
