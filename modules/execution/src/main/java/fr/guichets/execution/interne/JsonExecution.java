package fr.guichets.execution.interne;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.guichets.execution.AideRecue;
import fr.guichets.execution.Depense;
import java.util.List;

/** The lists of a payment, as its row keeps them. */
final class JsonExecution {

    static final TypeReference<List<Depense>> DEPENSES = new TypeReference<>() {};
    static final TypeReference<List<AideRecue>> AIDES = new TypeReference<>() {};
    static final TypeReference<List<Long>> PIECES = new TypeReference<>() {};
    static final TypeReference<List<String>> PHRASES = new TypeReference<>() {};

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonExecution() {}

    static String ecrire(List<?> liste) {
        try {
            return JSON.writeValueAsString(liste);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> List<T> lire(String texte, TypeReference<List<T>> forme) {
        try {
            return JSON.readValue(texte, forme);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
