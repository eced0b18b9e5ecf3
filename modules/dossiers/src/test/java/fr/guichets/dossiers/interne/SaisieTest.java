package fr.guichets.dossiers.interne;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.socle.ChampsInvalides;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Ce qui est saisi dans un brouillon")
class SaisieTest {

    @ParameterizedTest
    @DisplayName("est gardé tel quel, juste ou faux")
    @ValueSource(
            strings = {
                "{}",
                "{\"depenses\":\"aucune\",\"dureeMois\":\"six\",\"montantDemandeHT\":\"1 234,5 €\"}",
                "{\"depenses\":[{\"montantHT\":12.50}],\"autre\":{\"cle\":[1,2,{\"a\":null}]}}",
                "{\"description\":{\"besoin\":\"deux\\nlignes\\t😀\"}}"
            })
    void admis(String saisie) {
        JsonNode lue = JsonDossiers.lire(saisie);
        assertDoesNotThrow(() -> Saisie.verifier(lue));
        assertEquals(saisie, JsonDossiers.ecrire(lue));
    }

    static Stream<Arguments> demesures() {
        return Stream.of(
                Arguments.of("TYPE_INVALIDE", "[]"),
                Arguments.of("TYPE_INVALIDE", "\"texte\""),
                Arguments.of("TROP_PROFOND", "{\"a\":" + "[".repeat(9) + "]".repeat(9) + "}"),
                Arguments.of("TEXTE_TROP_LONG", "{\"a\":\"" + "x".repeat(20_001) + "\"}"),
                Arguments.of("TEXTE_TROP_LONG", "{\"" + "x".repeat(20_001) + "\":1}"),
                Arguments.of("TROP_GRAND", "{\"a\":[" + "\"xxxxxxxxxx\",".repeat(16_000) + "1]}"),
                Arguments.of("CARACTERE_INTERDIT", "{\"a\":\"\\u0000\"}"),
                Arguments.of("CARACTERE_INTERDIT", "{\"a\":\"\\ud800\"}"),
                Arguments.of("NOMBRE_EXCESSIF", "{\"a\":1e999999}"),
                Arguments.of("NOMBRE_EXCESSIF", "{\"a\":[1e-999]}"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a des bornes")
    @MethodSource("demesures")
    void demesure(String code, String saisie) {
        JsonNode lue = JsonDossiers.lire(saisie);
        ChampsInvalides refus = assertThrows(ChampsInvalides.class, () -> Saisie.verifier(lue));
        assertEquals(code, refus.erreurs().get(0).code());
    }

    @Test
    @DisplayName("est le même contenu, quels que soient l'ordre des clés et l'écriture des nombres")
    void canonique() {
        String contenu = Saisie.canonique(JsonDossiers.lire("{\"a\":1.50,\"b\":[6000,null],\"c\":null}"));
        assertEquals(contenu, Saisie.canonique(JsonDossiers.lire("{\"b\":[6e3,null],\"a\":1.5}")));
        assertNotEquals(contenu, Saisie.canonique(JsonDossiers.lire("{\"b\":[\"6000\",null],\"a\":1.5}")));
        assertNotEquals(contenu, Saisie.canonique(JsonDossiers.lire("{\"b\":[null,6000],\"a\":1.5}")));
    }
}
