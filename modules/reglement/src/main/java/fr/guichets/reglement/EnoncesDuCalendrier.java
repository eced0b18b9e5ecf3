package fr.guichets.reglement;

import static fr.guichets.reglement.Enonces.chacun;

import fr.guichets.reglement.Reglement.Depot;
import fr.guichets.reglement.Reglement.EngagementProjet;
import fr.guichets.reglement.Reglement.PieceRequise;
import fr.guichets.reglement.regles.Phrases;
import fr.guichets.reglement.vocabulaire.Forme;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When, and what is asked for at each step. */
final class EnoncesDuCalendrier {

    static final Map<String, Function<Reglement, List<String>>> PAR_CLE = Map.of(
            "depot", r -> depot(r.depot()),
            "modeReleve", EnoncesDuCalendrier::mode,
            "sessions",
                    r -> chacun(
                            r.sessions(),
                            "Aucune date annoncée.",
                            session -> "Demandes déposées jusqu’au " + Phrases.jour(session.releveLe()) + " inclus"),
            "pieces", EnoncesDuCalendrier::pieces,
            "engagementProjet", EnoncesDuCalendrier::engagement,
            "delais", EnoncesDuCalendrier::delais);

    private EnoncesDuCalendrier() {}

    static List<String> depot(Depot depot) {
        String debut = "Ouvert le " + Phrases.jour(depot.ouverture());
        return List.of(
                depot.fermeture() == null
                        ? debut + ", sans date de clôture annoncée."
                        : debut + ", jusqu’au " + Phrases.jour(depot.fermeture()) + " inclus.");
    }

    private static List<String> mode(Reglement r) {
        return List.of(
                switch (r.modeReleve()) {
                    case FIL_DE_L_EAU -> "Au fil de l’eau, dans l’ordre des dépôts.";
                    case RELEVES_REGULIERS -> "Par relevés réguliers.";
                    case SESSIONS -> "Par sessions.";
                });
    }

    private static List<String> pieces(Reglement r) {
        List<String> phrases = new ArrayList<>();
        for (PieceRequise.Moment moment : PieceRequise.Moment.values()) {
            String pieces = r.pieces() == null
                    ? ""
                    : r.pieces().stream()
                            .filter(piece -> piece.attendue() == moment)
                            .map(piece -> libelle(piece.nature()))
                            .collect(Collectors.joining(", "));
            if (!pieces.isEmpty()) {
                phrases.add(switch (moment) {
                            case DEPOT -> "Au dépôt de la demande : ";
                            case DECISION -> "Avant la décision : ";
                            case SOLDE -> "Pour le solde : ";
                        }
                        + pieces + ".");
            }
        }
        return phrases.isEmpty() ? List.of("Aucune pièce n’est demandée.") : phrases;
    }

    /** In the middle of a sentence. */
    private static String libelle(String nature) {
        Forme.Liste pieces = (Forme.Liste) Vocabulaire.cle("pieces").forme();
        Forme.Choix natures = (Forme.Choix)
                ((Forme.Ensemble) pieces.element()).champs().get(0).forme();
        return Phrases.minusculeInitiale(natures.libelles().getOrDefault(nature, nature));
    }

    private static List<String> engagement(Reglement r) {
        EngagementProjet engagement = r.engagementProjet();
        if (engagement == null) {
            return List.of("Aucune date limite fixée.");
        }
        List<String> phrases = new ArrayList<>();
        phrases.add("Après le dépôt, et au plus tard le " + Phrases.jour(engagement.avant()) + ".");
        if (engagement.parExercice() != null) {
            engagement
                    .parExercice()
                    .forEach(echeance -> phrases.add("Pour une demande déposée en " + echeance.exercice()
                            + " : au plus tard le " + Phrases.jour(echeance.avant()) + "."));
        }
        return phrases;
    }

    private static List<String> delais(Reglement r) {
        return r.delais() == null
                ? List.of("Cette version ne les rappelle pas.")
                : List.of(
                        "La préfecture a " + r.delais().completudeMois()
                                + " mois pour demander une pièce qui manque ; sans demande, le dossier est complet.",
                        "Elle a " + r.delais().decisionMois()
                                + " mois pour décider ; sans réponse, la demande est refusée.");
    }
}
