package fr.guichets.reglement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;

/**
 * What one level, national or département, says of one key, as its files write it.
 *
 * @param depuis since when the value is known
 * @param source null for a hypothesis
 * @param hypothese why this value was chosen when no document gives it, else null
 * @param precisions source or hypothesis of a detail of the value, by name; null when there is none
 * @param valeur in the form that the vocabulary gives; a JSON null says that there is none
 */
public record Declaration(
        LocalDate depuis, Source source, String hypothese, Map<String, Precision> precisions, JsonNode valeur) {

    /** @param page null when the document has none */
    public record Source(String document, String page) {}

    /** Either a source or a hypothesis. */
    public record Precision(Source source, String hypothese) {}
}
