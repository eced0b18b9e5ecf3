package fr.guichets.web.instruction;

import static fr.guichets.web.instruction.Acte.Champ.AVANT;
import static fr.guichets.web.instruction.Acte.Champ.EXPLICATION;
import static fr.guichets.web.instruction.Acte.Champ.MOTIFS;
import static fr.guichets.web.instruction.Acte.Champ.POINTS;
import static fr.guichets.web.instruction.Acte.Champ.VERS;

import fr.guichets.dossiers.Action;
import java.util.List;
import java.util.Set;

/** The words of each act of the préfecture: its button, what it needs, what it causes, what is ticked before it. */
public enum Acte {
    PRENDRE_EN_CHARGE(
            Action.PRENDRE_EN_CHARGE,
            "Prendre en charge",
            "Vous instruisez maintenant ce dossier.",
            Set.of(),
            List.of("Votre nom s’affiche comme instructeur du dossier.", "Le demandeur n’en est pas prévenu."),
            null),
    DECLARER_COMPLET(
            Action.DECLARER_COMPLET,
            "Déclarer complet",
            "Le dossier est complet.",
            Set.of(),
            List.of(
                    "Le demandeur lira « En cours d’examen » dans son suivi.",
                    "Le délai pour réclamer des pièces est tenu ; celui pour décider continue."),
            null),
    DEMANDER_COMPLEMENTS(
            Action.DEMANDER_COMPLEMENTS,
            "Demander des compléments",
            "La demande de compléments est envoyée.",
            Set.of(POINTS, AVANT),
            List.of(
                    "Le demandeur reçoit ces points par courriel et peut corriger sa demande.",
                    "Le délai de 8 mois s’arrête jusqu’à sa réponse, ou jusqu’à la date que vous donnez (code des relations"
                            + " entre le public et l’administration, art. L. 114-5)."),
            null),
    COMMENCER_INSTRUCTION(
            Action.COMMENCER_INSTRUCTION,
            "Commencer l’instruction",
            "L’instruction est commencée.",
            Set.of(),
            List.of(
                    "Le dossier passe à l’état « En instruction ».",
                    "Le demandeur lit toujours « En cours d’examen »."),
            null),
    DECLARER_IRRECEVABLE(
            Action.DECLARER_IRRECEVABLE,
            "Déclarer irrecevable",
            "Le dossier est déclaré irrecevable.",
            Set.of(MOTIFS, EXPLICATION),
            List.of(
                    "Le demandeur reçoit les motifs et votre explication par courriel.",
                    "Le dossier est fermé ; un administrateur du guichet peut le rouvrir."),
            "J’ai vérifié les motifs et l’explication : ils partent au nom de la préfecture."),
    CONSTATER_HORS_DELAI(
            Action.CONSTATER_HORS_DELAI,
            "Constater le dépôt hors délai",
            "Le dossier est fermé : déposé hors délai.",
            Set.of(EXPLICATION),
            List.of(
                    "Le demandeur reçoit votre explication par courriel.",
                    "Le dossier est fermé ; un administrateur du guichet peut le rouvrir."),
            "J’ai vérifié la date de dépôt et l’explication : elles partent au nom de la préfecture."),
    REORIENTER(
            Action.REORIENTER,
            "Transmettre à un autre guichet",
            "Le dossier est transmis à l’autre guichet.",
            Set.of(VERS, EXPLICATION),
            List.of(
                    "L’autre guichet reçoit la demande telle qu’elle est, avec sa date de dépôt, et lui donne un numéro.",
                    "Le demandeur en est prévenu par courriel.",
                    "Ici le dossier est fermé."),
            "J’ai vérifié que l’autre guichet est compétent."),
    ENREGISTRER_DESISTEMENT(
            Action.SE_DESISTER,
            "Enregistrer un désistement",
            "Le désistement est enregistré.",
            Set.of(EXPLICATION),
            List.of("Le demandeur en reçoit la confirmation par courriel.", "Le dossier est fermé."),
            "J’ai la demande écrite de retrait du porteur."),
    ROUVRIR(
            Action.ROUVRIR,
            "Rouvrir",
            "Le dossier est rouvert.",
            Set.of(EXPLICATION),
            List.of(
                    "Le dossier revient à l’état « Déposé », avec sa date de dépôt et les règles de ce jour-là.",
                    "Les délais de 2 et 8 mois repartent d’aujourd’hui.",
                    "Le demandeur en est prévenu par courriel."),
            null);

    public enum Champ {
        POINTS,
        AVANT,
        MOTIFS,
        EXPLICATION,
        VERS
    }

    private final Action action;
    private final String libelle;
    private final String annonce;
    private final Set<Champ> champs;
    private final List<String> consequences;
    private final String engagement;

    Acte(
            Action action,
            String libelle,
            String annonce,
            Set<Champ> champs,
            List<String> consequences,
            String engagement) {
        this.action = action;
        this.libelle = libelle;
        this.annonce = annonce;
        this.champs = champs;
        this.consequences = consequences;
        this.engagement = engagement;
    }

    public Action action() {
        return action;
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

    /** What the agent ticks before an act that closes or sends away; null when none is asked. */
    public String engagement() {
        return engagement;
    }

    public boolean demande(Champ champ) {
        return champs.contains(champ);
    }

    public boolean aDesChamps() {
        return !champs.isEmpty();
    }

    /** True for what nobody outside sees and that is done again at will: no recap before. */
    public boolean immediat() {
        return this == PRENDRE_EN_CHARGE;
    }
}
