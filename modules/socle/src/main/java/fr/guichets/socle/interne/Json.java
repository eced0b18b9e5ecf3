package fr.guichets.socle.interne;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The written form of what the journal and the outbox keep: dates in ISO 8601, amounts as exact numbers. */
public final class Json {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** @return null for null */
    public static String ecrire(Object valeur) {
        try {
            return valeur == null ? null : JSON.writeValueAsString(valeur);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("valeur sans forme JSON : " + valeur.getClass(), e);
        }
    }

    /** A key that a later release no longer knows is left out, so that what waits survives an update. */
    public static <T> T lire(String texte, Class<T> type) {
        try {
            return JSON.readValue(texte, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("contenu illisible comme " + type.getSimpleName(), e);
        }
    }
}
