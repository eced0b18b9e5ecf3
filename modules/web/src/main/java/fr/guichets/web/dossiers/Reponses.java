package fr.guichets.web.dossiers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The answers of one step, by their path in the draft (intitule, description.besoin), word for word. A list is one answer.
 * An answer that is not there was not given.
 */
public record Reponses(Map<String, JsonNode> valeurs) {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Two people answered the same question differently. */
    public record Conflit(String champ, JsonNode sienne, JsonNode mienne) {}

    /** @param retenues both put together; on a conflict, what was typed here */
    public record Fusion(Reponses retenues, List<Conflit> conflits) {}

    public Reponses {
        Map<String, JsonNode> normales = new TreeMap<>();
        valeurs.forEach((champ, valeur) -> {
            if (valeur != null && !valeur.isNull() && !valeur.isMissingNode()) {
                normales.put(champ, normal(valeur));
            }
        });
        valeurs = Map.copyOf(normales);
    }

    /** What a draft holds for a step. */
    static Reponses de(JsonNode saisie, Etape etape) {
        Map<String, JsonNode> valeurs = new LinkedHashMap<>();
        for (String racine : etape.racines()) {
            JsonNode valeur = saisie.path(racine);
            if (valeur.isObject()) {
                valeur.properties().forEach(champ -> valeurs.put(racine + "." + champ.getKey(), champ.getValue()));
            } else {
                valeurs.put(racine, valeur);
            }
        }
        return new Reponses(valeurs);
    }

    /** No answer at all when the text is not what {@link #ecrire} writes: whatever is stored then counts as changed. */
    static Reponses lire(String texte) {
        try {
            Map<String, JsonNode> valeurs = new LinkedHashMap<>();
            JSON.readTree(texte).properties().forEach(champ -> valeurs.put(champ.getKey(), champ.getValue()));
            return new Reponses(valeurs);
        } catch (JsonProcessingException e) {
            return new Reponses(Map.of());
        }
    }

    public String ecrire() {
        try {
            return JSON.writeValueAsString(new TreeMap<>(valeurs));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The draft with these answers in the place of those of the step. */
    ObjectNode reporter(JsonNode saisie, Etape etape) {
        ObjectNode reportee = saisie.isObject() ? saisie.deepCopy() : JsonNodeFactory.instance.objectNode();
        reportee.remove(etape.racines());
        new TreeMap<>(valeurs).forEach((champ, valeur) -> {
            String[] chemin = champ.split("\\.", 2);
            if (chemin.length == 1) {
                reportee.set(champ, valeur);
            } else {
                reportee.withObject("/" + chemin[0]).set(chemin[1], valeur);
            }
        });
        return reportee;
    }

    /**
     * Puts together what was typed here and what was stored meanwhile.
     *
     * @param base what the one who typed had before the eyes
     * @param stockees what is stored now
     */
    Fusion fusionner(Reponses base, Reponses stockees) {
        Map<String, JsonNode> retenues = new LinkedHashMap<>(stockees.valeurs);
        List<Conflit> conflits = new ArrayList<>();
        Set<String> champs = new LinkedHashSet<>(new TreeMap<>(valeurs).keySet());
        champs.addAll(base.valeurs.keySet());
        for (String champ : champs) {
            JsonNode mienne = valeurs.get(champ);
            JsonNode avant = base.valeurs.get(champ);
            JsonNode sienne = stockees.valeurs.get(champ);
            if (egales(mienne, avant) || egales(mienne, sienne)) {
                continue;
            }
            retenues.put(champ, mienne);
            if (!egales(sienne, avant)) {
                conflits.add(new Conflit(champ, sienne, mienne));
            }
        }
        return new Fusion(new Reponses(retenues), conflits);
    }

    private static boolean egales(JsonNode une, JsonNode autre) {
        return une == null ? autre == null : une.equals(autre);
    }

    /** The same value has the same form, whoever read it: 5, 5.0 and 5.00 are one number, keys have one order. */
    private static JsonNode normal(JsonNode valeur) {
        if (valeur.isNumber()) {
            BigDecimal nombre = valeur.decimalValue().stripTrailingZeros();
            return nombre.scale() <= 0 ? BigIntegerNode.valueOf(nombre.toBigInteger()) : DecimalNode.valueOf(nombre);
        }
        if (valeur.isArray()) {
            ArrayNode liste = JsonNodeFactory.instance.arrayNode();
            valeur.forEach(element -> liste.add(normal(element)));
            return liste;
        }
        if (valeur.isObject()) {
            Map<String, JsonNode> champs = new TreeMap<>();
            valeur.properties().forEach(champ -> champs.put(champ.getKey(), normal(champ.getValue())));
            ObjectNode objet = JsonNodeFactory.instance.objectNode();
            objet.setAll(champs);
            return objet;
        }
        return valeur;
    }
}
