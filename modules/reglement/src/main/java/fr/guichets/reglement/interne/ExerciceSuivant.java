package fr.guichets.reglement.interne;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.Declaration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calendar of a version, one year later. */
final class ExerciceSuivant {

    private static final List<String> CLES = List.of("enveloppe", "depot", "sessions", "engagementProjet");

    private static final Set<String> JOURS = Set.of("ouverture", "fermeture", "releveLe", "avant");

    private static final Pattern ANNEE = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");

    private static final String A_CONFIRMER = "calendrier de la version %s repris un an plus tard, à confirmer";

    private ExerciceSuivant() {}

    /** @return what changes, by key */
    static Map<String, Declaration> de(Niveau niveau, LocalDate aujourdhui) {
        Map<String, Declaration> decalees = new LinkedHashMap<>();
        for (String cle : CLES) {
            Declaration publiee = niveau.publiee(cle) == null ? niveau.nationale(cle) : niveau.publiee(cle);
            JsonNode valeur = publiee.valeur();
            JsonNode decalee = decaler(valeur);
            if (!decalee.equals(valeur)) {
                String hypothese = A_CONFIRMER.formatted(niveau.base());
                decalees.put(cle, new Declaration(aujourdhui, null, hypothese, null, decalee));
            }
        }
        return decalees;
    }

    private static JsonNode decaler(JsonNode valeur) {
        if (valeur.isArray()) {
            ArrayNode liste = JsonDeclaration.JSON.createArrayNode();
            valeur.forEach(element -> liste.add(decaler(element)));
            return liste;
        }
        return valeur.isObject() ? decaler((ObjectNode) valeur) : valeur;
    }

    private static ObjectNode decaler(ObjectNode ensemble) {
        ObjectNode decale = ensemble.deepCopy();
        ensemble.properties().forEach(champ -> {
            JsonNode valeur = champ.getValue();
            if (JOURS.contains(champ.getKey())) {
                decale.put(champ.getKey(), plusUnAn(valeur.asText()).toString());
            } else if (champ.getKey().equals("exercice")) {
                decale.put("exercice", valeur.asInt() + 1);
            } else {
                decale.set(champ.getKey(), decaler(valeur));
            }
        });
        if (ensemble.hasNonNull("releveLe")) {
            int annee = LocalDate.parse(decale.get("releveLe").asText()).getYear();
            decale.put("code", code(ensemble.path("code").asText(), annee));
        }
        return decale;
    }

    /** A code is never that of the year before: a relevé is known by it. */
    private static String code(String code, int annee) {
        Matcher ancienne = ANNEE.matcher(code);
        return ancienne.find()
                ? ancienne.replaceFirst(Integer.toString(Integer.parseInt(ancienne.group()) + 1))
                : annee + "-" + code;
    }

    private static LocalDate plusUnAn(String jour) {
        return LocalDate.parse(jour).plusYears(1);
    }
}
