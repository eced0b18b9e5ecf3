package fr.guichets.reglement.tenants;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.guichets.reglement.vocabulaire.Champ;
import fr.guichets.reglement.vocabulaire.Forme;

/** Trees of values: the same value always gives the same tree, so that two of them can be compared. */
final class Arbres {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Arbres() {}

    /** @param valeur a record, a tree, or null */
    static JsonNode de(Object valeur) {
        try {
            return JSON.readTree(JSON.writeValueAsString(valeur));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("valeur sans forme JSON", e);
        }
    }

    /** @param texte as a tree writes itself */
    static JsonNode lire(String texte) {
        try {
            return JSON.readTree(texte);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("texte sans forme JSON", e);
        }
    }

    static ObjectNode objet() {
        return JSON.createObjectNode();
    }

    /** The same value with its fields in the order of the vocabulary, as somebody reads them. */
    static JsonNode ordonner(JsonNode valeur, Forme forme) {
        if (forme instanceof Forme.Ensemble ensemble && valeur.isObject()) {
            ObjectNode range = objet();
            for (Champ champ : ensemble.champs()) {
                if (valeur.hasNonNull(champ.nom())) {
                    range.set(champ.nom(), ordonner(valeur.get(champ.nom()), champ.forme()));
                }
            }
            return range;
        }
        if (forme instanceof Forme.Liste liste && valeur.isArray()) {
            ArrayNode range = JSON.createArrayNode();
            valeur.forEach(element -> range.add(ordonner(element, liste.element())));
            return range;
        }
        return valeur;
    }
}
