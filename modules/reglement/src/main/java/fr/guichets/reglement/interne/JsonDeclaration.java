package fr.guichets.reglement.interne;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.guichets.reglement.Declaration;

/** The written form of what one level says of one key: that of its files. */
final class JsonDeclaration {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private JsonDeclaration() {}

    /** @return null for null */
    static String ecrire(Declaration declaration) {
        try {
            return declaration == null ? null : JSON.writeValueAsString(declaration);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("déclaration sans forme JSON", e);
        }
    }

    /** @return null for null */
    static Declaration lire(String texte) {
        try {
            return texte == null ? null : JSON.readValue(texte, Declaration.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("déclaration enregistrée illisible", e);
        }
    }

    static JsonNode arbre(String texte) {
        try {
            return JSON.readTree(texte);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contenu enregistré illisible", e);
        }
    }
}
