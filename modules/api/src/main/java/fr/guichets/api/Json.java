package fr.guichets.api;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;

/** How this interface reads and writes JSON: strictly, exactly, dates as text. */
final class Json {

    private static final int PROFONDEUR_MAXIMALE = 32;
    private static final int CHIFFRES_MAXIMUM = 100;

    private static final ObjectMapper CONVERTISSEUR = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(PROFONDEUR_MAXIMALE)
                            .maxNumberLength(CHIFFRES_MAXIMUM)
                            .build())
                    .characterEscapes(new SansBalise())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(Instant.class, new AvecDecalage()))
            .build();

    private Json() {}

    /** Instants are written in UTC. */
    static byte[] ecrire(Object valeur) {
        return ecrire(valeur, ZoneId.of("UTC"));
    }

    /** @param fuseau in which instants are written, with their offset */
    static byte[] ecrire(Object valeur, ZoneId fuseau) {
        try {
            return CONVERTISSEUR.writer().with(TimeZone.getTimeZone(fuseau)).writeValueAsBytes(valeur);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws JsonIllisible when the text is not one well-formed JSON value without duplicate keys */
    static JsonNode lire(byte[] texte) {
        try {
            JsonNode lu = CONVERTISSEUR.readTree(texte);
            if (lu.isMissingNode()) {
                throw JsonIllisible.vide();
            }
            return lu;
        } catch (JsonProcessingException e) {
            throw JsonIllisible.en(e.getLocation(), e);
        } catch (IOException | NumberFormatException e) {
            throw JsonIllisible.en(null, e);
        }
    }

    private static final class AvecDecalage extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant instant, JsonGenerator sortie, SerializerProvider contexte) throws IOException {
            sortie.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.truncatedTo(ChronoUnit.MILLIS)
                    .atZone(contexte.getTimeZone().toZoneId())));
        }
    }

    /** A sentence may repeat what a caller wrote: never as markup, even where a browser would guess the type. */
    private static final class SansBalise extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private final int[] echappements = standardAsciiEscapesForJSON();

        private SansBalise() {
            for (char caractere : new char[] {'<', '>'}) {
                echappements[caractere] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return echappements.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int caractere) {
            return null;
        }
    }
}
