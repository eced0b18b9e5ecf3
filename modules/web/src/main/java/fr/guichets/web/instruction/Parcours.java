package fr.guichets.web.instruction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every step of a dossier from its draft to its balance: its date, its act, who did it; then the steps that remain. */
final class Parcours {

    /** @param avenir true when it has not happened */
    public record Etape(String date, String titre, String detail, boolean avenir) {}

    /** Steps that change no state and yet are acts of their own. */
    private static final Set<String> ACTES = Set.of(
            "CREE",
            "INSCRIT",
            "ACTE_REDIGE",
            "ACTE_SIGNE",
            "ENGAGE",
            "DECISION_LUE",
            "PREUVE_ENVOYEE",
            "PAIEMENT_DEMANDE",
            "SERVICE_FAIT",
            "PAIEMENT_VERSE",
            "CADUCITE_ENVISAGEE",
            "REVERSEMENT_RECU");

    private static final List<EtatDossier> ROUTE = List.of(
            EtatDossier.DEPOSE,
            EtatDossier.COMPLET,
            EtatDossier.EN_INSTRUCTION,
            EtatDossier.AVIS_FAVORABLE,
            EtatDossier.PROGRAMME,
            EtatDossier.ACCORDE,
            EtatDossier.NOTIFIE,
            EtatDossier.DEMARRE,
            EtatDossier.ACHEVE,
            EtatDossier.SOLDE);

    private static final Typographie FR = new Typographie();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Function<Instant, String> quand;

    /** @param quand 7 juin 2021 à 23 h 50 */
    Parcours(Function<Instant, String> quand) {
        this.quand = quand;
    }

    List<Etape> lire(EtatDossier etat, List<Journal.Ligne> lignes) {
        List<Etape> etapes = new ArrayList<>();
        for (Journal.Ligne ligne : lignes) {
            JsonNode apres = apres(ligne);
            if (ACTES.contains(ligne.action()) || apres.has("etat")) {
                etapes.add(new Etape(
                        quand.apply(ligne.le()), MotsDuJournal.titre(ligne.action()), detail(ligne, apres), false));
            }
        }
        suite(etat).stream()
                .map(avenir -> new Etape("À venir", avenir.libelle(), "", true))
                .forEach(etapes::add);
        return etapes;
    }

    private static JsonNode apres(Journal.Ligne ligne) {
        try {
            return ligne.apres() == null ? JSON.createObjectNode() : JSON.readTree(ligne.apres());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal illisible, rang " + ligne.rang(), e);
        }
    }

    private static String detail(Journal.Ligne ligne, JsonNode apres) {
        return Stream.of(
                        "par " + ligne.auteurNom(),
                        mot(apres, "avis"),
                        apres.has("montant")
                                ? FR.montant(Montant.euros(apres.get("montant").decimalValue()))
                                : "",
                        nomme("relevé ", apres, "releve"),
                        nomme("acte ", apres, "acte"),
                        nomme("engagement ", apres, "ej"),
                        nomme("paiement ", apres, "demandeDePaiement"))
                .filter(morceau -> !morceau.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String mot(JsonNode apres, String cle) {
        return apres.path(cle).asText("");
    }

    private static String nomme(String nom, JsonNode apres, String cle) {
        return apres.has(cle) ? nom + apres.get(cle).asText() : "";
    }

    /** What remains on the road to the balance; nothing once it was left. */
    private static List<EtatDossier> suite(EtatDossier etat) {
        EtatDossier atteint =
                switch (etat) {
                    case INCOMPLET -> EtatDossier.DEPOSE;
                    case EN_COMITE, AJOURNE, LISTE_COMPLEMENTAIRE -> EtatDossier.EN_INSTRUCTION;
                    default -> etat;
                };
        if (etat == EtatDossier.AVIS_DEFAVORABLE) {
            return List.of(EtatDossier.REFUSE);
        }
        int rang = ROUTE.indexOf(atteint);
        return rang < 0 ? List.of() : ROUTE.subList(rang + 1, ROUTE.size());
    }
}
