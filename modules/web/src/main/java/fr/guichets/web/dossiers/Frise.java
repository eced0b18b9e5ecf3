package fr.guichets.web.dossiers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Montant;
import fr.guichets.web.Contexte;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What happened to a request, oldest first, and the two dates that the law sets for what comes. */
final class Frise {

    /** @param avenir true when it has not happened */
    public record Etape(String date, String titre, String detail, boolean avenir) {}

    /** States in which the guichet still owes an answer. */
    private static final Set<EtatDossier> EN_COURS = Set.of(
            EtatDossier.DEPOSE,
            EtatDossier.INCOMPLET,
            EtatDossier.COMPLET,
            EtatDossier.EN_INSTRUCTION,
            EtatDossier.EN_COMITE);

    private static final Map<String, String> TITRES = Map.ofEntries(
            Map.entry("CREE", "Demande commencée"),
            Map.entry("DEPOSE", "Demande déposée"),
            Map.entry("IMPORTE", "Demande reprise d’un autre service"),
            Map.entry("RECU", "Demande reçue d’un autre guichet"),
            Map.entry("COMPLEMENTS_DEMANDES", "Compléments demandés"),
            Map.entry("REPONDU", "Vous avez répondu"),
            Map.entry("CORRECTION_NON_ENVOYEE", "Corrections non envoyées, effacées"),
            Map.entry("DECLARE_IRRECEVABLE", "Demande non recevable"),
            Map.entry("CONSTATE_HORS_DELAI", "Demande hors délai"),
            Map.entry("REORIENTE", "Demande transmise à un autre guichet"),
            Map.entry("ROUVERT", "Demande rouverte"),
            Map.entry("DESISTE", "Demande retirée"),
            Map.entry("NOTIFIE", "Aide accordée, décision notifiée"),
            Map.entry("REFUS_NOTIFIE", "Aide refusée, décision notifiée"),
            Map.entry("DECISION_LUE", "Décision lue"),
            Map.entry("PREUVE_ENVOYEE", "Devis ou marché signé, reçu"),
            Map.entry("PREUVE_RENVOYEE", "Autre preuve demandée"),
            Map.entry("DEMARRE", "Preuve acceptée, projet démarré"),
            Map.entry("PAIEMENT_DEMANDE", "Versement demandé"),
            Map.entry("PAIEMENT_RENVOYE", "Demande de versement à corriger"),
            Map.entry("SERVICE_FAIT", "Demande de versement acceptée"),
            Map.entry("PAIEMENT_VERSE", "Versement fait"),
            Map.entry("ACHEVE", "Décompte final accepté"),
            Map.entry("SOLDE", "Dossier terminé"),
            Map.entry("CADUCITE_ENVISAGEE", "Retrait de l’aide envisagé"),
            Map.entry("OBSERVATIONS_RECUES", "Vos explications, reçues"),
            Map.entry("CADUCITE_ABANDONNEE", "Aide maintenue"),
            Map.entry("RENDU_CADUC", "Aide retirée"),
            Map.entry("REVERSEMENT_DEMANDE", "Reversement demandé"),
            Map.entry("REVERSEMENT_RECU", "Reversement reçu"),
            Map.entry("RENONCE", "Renonciation à l’aide"));

    private final Contexte contexte;
    private final Typographie typographie;

    Frise(Contexte contexte, Typographie typographie) {
        this.contexte = contexte;
        this.typographie = typographie;
    }

    List<Etape> lire(Dossier dossier, List<Journal.Ligne> historique) {
        List<Etape> etapes = new ArrayList<>();
        historique.stream()
                .filter(ligne -> TITRES.containsKey(ligne.action()))
                .map(ligne -> new Etape(quand(ligne.le()), TITRES.get(ligne.action()), detail(ligne), false))
                .forEach(etapes::add);
        if (dossier.depot() != null && EN_COURS.contains(dossier.etat())) {
            if (dossier.etat() == EtatDossier.DEPOSE) {
                etapes.add(avenir(
                        dossier.depot().completudeAvant(),
                        "Avant cette date, le guichet vous dit s’il manque quelque chose"));
            }
            if (dossier.depot().rejetImpliciteLe() == null) {
                etapes.add(new Etape("Délai arrêté", "Le délai reprendra quand vous aurez répondu", "", true));
            } else {
                etapes.add(avenir(
                        dossier.depot().rejetImpliciteLe(),
                        "Sans réponse à cette date, la demande est refusée ; vous aurez deux mois pour contester"));
            }
        }
        return etapes;
    }

    private Etape avenir(LocalDate jour, String titre) {
        return new Etape(typographie.date(jour), typographie.phrase(titre), "", true);
    }

    private String quand(Instant instant) {
        return contexte.dateHeure(instant);
    }

    private String montantEtMotif(JsonNode apres) {
        return Stream.of(
                        apres.has("montant")
                                ? typographie.montant(
                                        Montant.euros(apres.get("montant").decimalValue()))
                                : "",
                        apres.path("motif").asText(""))
                .filter(morceau -> !morceau.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The words that an act carries for the applicant, when it carries some. */
    private String detail(Journal.Ligne ligne) {
        if (ligne.apres() == null) {
            return "";
        }
        try {
            JsonNode apres = Reponses.JSON.readTree(ligne.apres());
            return typographie.phrase(
                    switch (ligne.action()) {
                        case "COMPLEMENTS_DEMANDES" ->
                            StreamSupport.stream(apres.at("/complements/points").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .collect(Collectors.joining("\n"));
                        case "REPONDU" -> apres.at("/complements/reponse").asText("");
                        case "DECLARE_IRRECEVABLE", "CONSTATE_HORS_DELAI", "REORIENTE", "ROUVERT", "DESISTE" ->
                            apres.at("/decision/explication").asText("");
                        default -> montantEtMotif(apres);
                    });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal illisible, rang " + ligne.rang(), e);
        }
    }
}
