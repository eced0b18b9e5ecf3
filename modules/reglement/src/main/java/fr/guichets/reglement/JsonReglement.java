package fr.guichets.reglement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.guichets.socle.Sha256;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** The one written form of a version of the rules: the same rules give the same text, hence the same fingerprint. */
public final class JsonReglement {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // a key that a later release adds leaves the fingerprint of older versions as it was
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private JsonReglement() {}

    public static String ecrire(Reglement reglement) {
        try {
            return JSON.writeValueAsString(reglement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when the text is not the form of a règlement */
    public static Reglement lire(String contenu) {
        try {
            return JSON.readValue(contenu, Reglement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("règlement publié illisible", e);
        }
    }

    /**
     * SHA-256, in hexadecimal, of the written form without the identity of the guichet: a corrected title or address is
     * not another rule.
     *
     * @throws IllegalArgumentException when the text is not the form of a règlement
     */
    public static String empreinte(String contenu) {
        try {
            ObjectNode regles = (ObjectNode) JSON.readTree(contenu);
            regles.remove("identite");
            return Sha256.hex(JSON.writeValueAsString(regles));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("règlement publié illisible", e);
        }
    }

    /**
     * True when the first version says every rule of the second one in the same words, and otherwise only keys of which the
     * second says nothing at all, neither a value nor where it comes from: those that a later release brings.
     *
     * @throws IllegalArgumentException when a text is not the form of a règlement
     */
    static boolean complete(String nouvelle, String ancienne) {
        try {
            Set<String> connues = new HashSet<>();
            JsonNode avant = JSON.readTree(ancienne);
            avant.fieldNames().forEachRemaining(connues::add);
            avant.path("provenances").forEach(provenance -> connues.add(cle(provenance)));
            ObjectNode apres = (ObjectNode) JSON.readTree(nouvelle);
            apres.retain(connues);
            Iterator<JsonNode> provenances = apres.path("provenances").iterator();
            while (provenances.hasNext()) {
                if (!connues.contains(cle(provenances.next()))) {
                    provenances.remove();
                }
            }
            return empreinte(JSON.writeValueAsString(apres)).equals(empreinte(ancienne));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("règlement publié illisible", e);
        }
    }

    /** The key that a provenance is about: {@code criteres} for {@code criteres.poids}. */
    private static String cle(JsonNode provenance) {
        return provenance.path("cle").asText().split("\\.", 2)[0];
    }
}
