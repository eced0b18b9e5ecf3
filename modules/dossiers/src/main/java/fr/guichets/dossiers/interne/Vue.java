package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Dossier;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Journal;
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
            Suites.CORRECTION_NON_ENVOYEE,
            "DECLARE_IRRECEVABLE",
            "CONSTATE_HORS_DELAI",
            "REORIENTE",
            "ROUVERT",
            "DESISTE",
            "NOTIFIE",
            "REFUS_NOTIFIE",
            "DEMARRE",
            "ACHEVE",
            "SOLDE",
            "RENDU_CADUC",
            "REVERSEMENT_DEMANDE",
            "RENONCE");

    /** What the applicant is not told. */
    private static final Set<Action> PREPARATOIRES = Set.of(
            Action.PRENDRE_EN_CHARGE,
            Action.DECLARER_COMPLET,
            Action.COMMENCER_INSTRUCTION,
            Action.INSCRIRE,
            Action.RETIRER_DU_RELEVE,
            Action.DONNER_AVIS_FAVORABLE,
            Action.DONNER_AVIS_DEFAVORABLE,
            Action.AJOURNER,
            Action.METTRE_EN_LISTE_COMPLEMENTAIRE,
            Action.PROGRAMMER,
            Action.ACCORDER);

    private Vue() {}

    static boolean estPreparatoire(Action action) {
        return PREPARATOIRES.contains(action);
    }

    /**
     * @param depot null for a draft
     * @param evaluation of what this reader sees
     */
    static Dossier de(DossierEnregistre d, Dossier.Depot depot, Evaluation evaluation, Lecteur lecteur) {
        boolean agent = lecteur.voitCommeAgent(d);
        return new Dossier(
                d.reference(),
                d.numero(),
                agent ? d.etat() : d.etat().vuDuDemandeur(),
                d.version(),
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
                d.creeLe(),
                agent ? d.modifieLe() : d.notifieLe(),
                agent ? d.modifiePar() : d.notifiePar());
    }

    public static List<Journal.Ligne> historique(DossierEnregistre d, List<Journal.Ligne> lignes) {
        if (Lecteur.courant().voitCommeAgent(d)) {
            return lignes;
        }
        return lignes.stream()
                .filter(ligne -> NOTIFIES.contains(ligne.action()))
                .map(Vue::sansAvant)
                .toList();
    }

    /** What was there before an act may tell where the instruction stood. */
    private static Journal.Ligne sansAvant(Journal.Ligne ligne) {
        return new Journal.Ligne(
                ligne.rang(),
                ligne.le(),
                ligne.auteur(),
                ligne.auteurNom(),
                ligne.objet(),
                ligne.action(),
                null,
                ligne.apres(),
                ligne.empreinte());
    }
}
