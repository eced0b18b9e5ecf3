package fr.guichets.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La lecture du JSON")
class JsonTest {

    private static JsonNode json(String texte) {
        return Json.lire(texte.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @DisplayName("refuse un JSON mal formé, ambigu ou démesuré")
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1e99999999999}",
                "<projet/>",
                "/* rien */ {}"
            })
    void jsonIllisible(String texte) {
        assertThrows(JsonIllisible.class, () -> json(texte));
    }

    @Test
    @DisplayName("refuse sans s'épuiser la profondeur, les nombres sans fin et l'UTF-8 faux")
    void jsonHostile() {
        assertThrows(JsonIllisible.class, () -> json("[".repeat(400_000)));
        assertThrows(JsonIllisible.class, () -> json("{\"a\":" + "9".repeat(900_000) + "}"));
        assertThrows(JsonIllisible.class, () -> Json.lire(new byte[] {'"', (byte) 0xC3, '"'}));
        assertThrows(JsonIllisible.class, () -> Json.lire(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE, 1, 2}));
    }

    @Test
    @DisplayName("dit où le JSON est illisible, sans montrer comment il est lu")
    void jsonIllisibleSitue() {
        String message =
                assertThrows(JsonIllisible.class, () -> json("{\n  \"a\": }")).getMessage();
        assertTrue(message.contains("ligne 2, colonne 8"), message);
        assertTrue(!message.contains("jackson") && !message.contains("JsonToken"), message);
    }

    @Test
    @DisplayName("lit les nombres sans virgule flottante")
    void nombresExacts() {
        assertEquals(
                new BigDecimal("0.1000000000000000055511151231257827"),
                json("0.1000000000000000055511151231257827").decimalValue());
    }
}
