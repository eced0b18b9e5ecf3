package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a reader sees: an applicant the notified facts only, never the preparatory acts of the guichet. */
public final class Vue {

    /** Acts that concern the applicant, or are its own. */
    private static final Set<String> NOTIFIES = Set.of(
            "CREE",
            "SUPPRIME",
            "RESTAURE",
            "DEPOSE",
            "IMPORTE",
            "RECU",
            "COMPLEMENTS_DEMANDES",
            "REPONDU",
            "PIECE_JOINTE",
            "PIECE_RETIREE",
            "PIECE_REFUSEE",
            Suites.CORRECTION_NON_ENVOYEE,
            "DECLARE_IRRECEVABLE",
            "CONSTATE_HORS_DELAI",
            "REORIENTE",
            "ROUVERT",
            "DESISTE",
            "NOTIFIE",
            "REFUS_NOTIFIE",
            "DECISION_LUE",
            "PREUVE_ENVOYEE",
            "PREUVE_RENVOYEE",
            "DEMARRE",
            "PAIEMENT_DEMANDE",
            "PAIEMENT_RENVOYE",
            "SERVICE_FAIT",
            "PAIEMENT_VERSE",
            "ACHEVE",
            "SOLDE",
            "CADUCITE_ENVISAGEE",
            "OBSERVATIONS_RECUES",
            "CADUCITE_ABANDONNEE",
            "RENDU_CADUC",
            "REVERSEMENT_DEMANDE",
            "REVERSEMENT_RECU",
            "RENONCE");

    /** What the applicant is not told, beside what leads to a state that is not notified. */
    private static final Set<Action> PREPARATOIRES = Set.of(
            Action.PRENDRE_EN_CHARGE,
            Action.DECLARER_COMPLET,
            Action.COMMENCER_INSTRUCTION,
            Action.INSCRIRE,
            Action.RETIRER_DU_RELEVE);

    /** What the lines of the journal tell the applicant of an act; anything else that they hold is left out. */
    private static final Set<String> DITS = Set.of(
            "etat",
            "supprime",
            "numero",
            "deposeLe",
            "completudeAvant",
            "rejetImpliciteLe",
            "recevable",
            "montantMaximum",
            "versionReglement",
            "complements",
            "decision",
            "fichier",
            "piece",
            "nature",
            "acte",
            "montant",
            "motif",
            "type",
            "signeeLe",
            "alerte",
            "tolerance",
            "payeLe",
            "aideDefinitive",
            "repondreAvant",
            "observations",
            "titre",
            "recuLe");

    private Vue() {}

    /** @param atteint the state after it */
    static boolean estPreparatoire(Action action, EtatDossier atteint) {
        return PREPARATOIRES.contains(action) || atteint != atteint.vuDuDemandeur();
    }

    /**
     * @param depot null for a draft
     * @param evaluation of what this reader sees
     */
    static Dossier de(DossierEnregistre d, Dossier.Depot depot, Evaluation evaluation, Lecteur lecteur) {
        boolean agent = lecteur.voitCommeAgent(d);
        Traces traces = d.traces();
        return new Dossier(
                d.reference(),
                d.numero(),
                agent ? d.etat() : d.etat().vuDuDemandeur(),
                lecteur.version(d),
                d.porteur(),
                d.arrondissement(),
                d.intitule(),
                agent ? d.saisie() : d.correction(),
                evaluation,
                depot,
                agent ? d.instructeur() : null,
                d.complements(),
                d.decision(),
                lecteur.actions(d),
                traces.creeLe(),
                agent ? traces.modifieLe() : traces.notifieLe(),
                agent ? traces.modifiePar() : traces.notifiePar());
    }

    public static List<Journal.Ligne> historique(DossierEnregistre d, List<Journal.Ligne> lignes) {
        if (Lecteur.courant().voitCommeAgent(d)) {
            return lignes;
        }
        return lignes.stream()
                .filter(ligne -> NOTIFIES.contains(ligne.action()))
                .map(Vue::tellQueDite)
                .toList();
    }

    /** What was there before an act may tell where the instruction stood; what an act notes beside is for the guichet. */
    private static Journal.Ligne tellQueDite(Journal.Ligne ligne) {
        return new Journal.Ligne(
                ligne.rang(),
                ligne.le(),
                ligne.auteur(),
                ligne.auteurNom(),
                ligne.objet(),
                ligne.action(),
                null,
                dits(ligne.apres()),
                ligne.empreinte());
    }

    private static String dits(String apres) {
        if (apres == null) {
            return null;
        }
        ObjectNode dits = (ObjectNode) JsonDossiers.lire(apres);
        List<String> cles = new ArrayList<>();
        dits.fieldNames().forEachRemaining(cles::add);
        dits.remove(cles.stream()
                .filter(cle -> !DITS.contains(cle) && !cle.startsWith("saisie."))
                .toList());
        return JsonDossiers.ecrire(dits);
    }
}
