package fr.guichets.web.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import fr.guichets.web.Resultat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The panel beside every step: what the guichet could give today, and why.
 *
 * @param etat possible, nulle, inconnue: for the style sheet
 * @param points what refuses, then what one must know
 * @param faits how the amount is found
 */
public record AidePossible(
        String etat, String titre, String montant, String detail, List<String> points, List<String> faits) {

    private static final Typographie FR = new Typographie();

    /**
     * @param evaluation null as long as the request cannot be judged
     * @param saisie what was judged
     */
    static AidePossible de(Evaluation evaluation, Reglement reglement, JsonNode saisie) {
        if (evaluation == null) {
            return new AidePossible(
                    "inconnue",
                    "Aide possible",
                    "",
                    unMontant(saisie)
                            ? "Le montant s’affichera quand les réponses signalées en rouge seront corrigées."
                            : "Le montant s’affichera dès qu’une dépense aura sa nature et son montant.",
                    List.of(),
                    List.of());
        }
        Resultat resultat = new Resultat(evaluation, reglement, saisie.hasNonNull("montantDemandeHT"));
        List<String> points = new ArrayList<>(phrases(resultat.getRefus()));
        Montant mieux = resultat.getPourriezDemander();
        if (mieux != null) {
            points.add(FR.phrase(
                    "Vous demandez " + FR.montant(evaluation.bornes().demande()) + " ; vous pourriez demander "
                            + FR.montant(mieux) + ". L’aide ne dépasse jamais ce qui est demandé."));
        }
        points.addAll(phrases(resultat.getAlertes()));
        return new AidePossible(
                resultat.isAide() ? "possible" : "nulle",
                evaluation.recevable() ? "Aide possible" : "Pas d’aide possible en l’état",
                FR.montant(evaluation.montantMaximum()),
                detail(resultat, evaluation),
                points,
                phrases(resultat.getFaits()));
    }

    private static boolean unMontant(JsonNode saisie) {
        return StreamSupport.stream(saisie.path("depenses").spliterator(), false)
                .anyMatch(depense -> depense.path("montantHT").isNumber()
                        && depense.path("nature").isTextual());
    }

    private static String detail(Resultat resultat, Evaluation evaluation) {
        if (!resultat.isAide()) {
            return evaluation.recevable() ? "Les autres aides obtenues couvrent déjà les dépenses financées." : "";
        }
        String cout = "sur un projet de " + FR.montant(evaluation.coutGlobal()) + " HT. ";
        return resultat.getResteAPayer().estNul()
                ? cout + "Il ne vous reste rien à payer."
                : cout + "Il vous reste " + FR.montant(resultat.getResteAPayer()) + " à payer.";
    }

    private static List<String> phrases(List<Explication> explications) {
        return explications.stream()
                .map(explication -> FR.phrase(explication.phrase()))
                .toList();
    }
}
