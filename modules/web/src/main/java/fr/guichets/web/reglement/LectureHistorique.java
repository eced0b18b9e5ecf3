package fr.guichets.web.reglement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.Journal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The journal of the rules in French: who did what when, and what was said before and after. */
public final class LectureHistorique {

    private static final Typographie FR = new Typographie();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGLE = "Règle";
    private static final Pattern JOUR = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** @param avant and apres are empty where nothing was or is */
    public record Detail(String champ, String avant, String apres) {}

    /** @param sujet the rule, or the version, that it is about; empty for the draft as a whole */
    public record Evenement(
            long rang, Instant quand, String auteur, String action, String sujet, List<Detail> details) {}

    private LectureHistorique() {}

    static List<Evenement> lire(List<Journal.Ligne> lignes) {
        return lignes.stream().map(LectureHistorique::lire).toList();
    }

    private static Evenement lire(Journal.Ligne ligne) {
        Map<String, String> avant = feuilles(ligne.avant());
        Map<String, String> apres = feuilles(ligne.apres());
        String regle = apres.getOrDefault(REGLE, avant.getOrDefault(REGLE, ""));
        String sujet = regle.isEmpty() ? ligne.objet().replaceFirst("^reglement/", "") : regle;
        Set<String> champs = new LinkedHashSet<>(avant.keySet());
        champs.addAll(apres.keySet());
        champs.remove(REGLE);
        return new Evenement(
                ligne.rang(),
                ligne.le(),
                ligne.auteurNom(),
                titre(ligne.action()),
                sujet.equals("brouillon") ? "" : sujet,
                champs.stream()
                        .map(champ -> new Detail(
                                FR.majuscule(champ), avant.getOrDefault(champ, ""), apres.getOrDefault(champ, "")))
                        .filter(detail -> !Objects.equals(detail.avant(), detail.apres()))
                        .toList());
    }

    /** Past participles as the journal writes them. */
    static String titre(String action) {
        return switch (action) {
            case "OUVERT" -> "Brouillon ouvert";
            case "REDIGE" -> "Règle changée dans le brouillon";
            case "RETABLI" -> "Valeur publiée rétablie dans le brouillon";
            case "PERMIS" -> "Droit des départements changé dans le brouillon";
            case "ABANDONNE" -> "Brouillon abandonné";
            case "PUBLIE" -> "Version publiée";
            case "RELANCE" -> "Modèle envoyé de nouveau aux guichets";
            default -> FR.majuscule(action.toLowerCase(Locale.FRENCH).replace('_', ' '));
        };
    }

    private static Map<String, String> feuilles(String json) {
        Map<String, String> feuilles = new LinkedHashMap<>();
        if (json == null) {
            return feuilles;
        }
        try {
            JSON.readTree(json)
                    .properties()
                    .forEach(champ -> feuilles.put(champ.getKey(), FR.phrase(texte(champ.getValue()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ligne du journal illisible", e);
        }
        return feuilles;
    }

    /** One line per element of a list. */
    private static String texte(JsonNode valeur) {
        if (valeur.isNull()) {
            return "";
        }
        if (valeur.isBoolean()) {
            return valeur.booleanValue() ? "oui" : "non";
        }
        if (!valeur.isContainerNode()) {
            String texte = valeur.asText();
            return JOUR.matcher(texte).matches() ? FR.date(LocalDate.parse(texte)) : texte;
        }
        List<String> morceaux = new ArrayList<>();
        if (valeur.isArray()) {
            valeur.forEach(element -> morceaux.add(texte(element)));
            return String.join("\n", morceaux);
        }
        valeur.properties()
                .forEach(champ -> morceaux.add(
                        champ.getKey() + " : " + texte(champ.getValue()).replace("\n", ", ")));
        return String.join(" ; ", morceaux);
    }
}
