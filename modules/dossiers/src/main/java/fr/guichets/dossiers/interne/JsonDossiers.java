package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** How dossiers are written in their columns and in the messages that leave: numbers exact and as they were typed. */
public final class JsonDossiers {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // what a later release wrote can still be read by this one
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonDossiers() {}

    public static String ecrire(Object valeur) {
        try {
            return JSON.writeValueAsString(valeur);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null when the text is. */
    public static <T> T lire(String texte, Class<T> type) {
        try {
            return texte == null ? null : JSON.readValue(texte, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contenu enregistré illisible", e);
        }
    }

    public static JsonNode lire(String texte) {
        return lire(texte, JsonNode.class);
    }

    /** @throws JsonProcessingException when the text, which comes from outside, is not JSON */
    public static JsonNode lireRecu(byte[] texte) throws java.io.IOException {
        return JSON.readTree(texte);
    }
}
