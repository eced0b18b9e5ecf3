package fr.guichets.socle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Les codes")
class CodesTest {

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("d'un département donnent le nom de son schéma")
    @CsvSource({"18, guichet_18", "2A, guichet_2a", "971, guichet_971", "988, guichet_988"})
    void schema(String code, String attendu) {
        assertEquals(attendu, new CodeDepartement(code).schema());
    }

    @ParameterizedTest
    @DisplayName("d'un département qui n'en ont pas la forme sont refusés")
    @ValueSource(strings = {"", "1", "2C", "18; DROP SCHEMA x", "999", "١٨", "18 "})
    void departementInvalide(String code) {
        assertThrows(IllegalArgumentException.class, () -> new CodeDepartement(code));
    }

    @ParameterizedTest(name = "{0} : {1}")
    @DisplayName("SIREN ont neuf chiffres et une clé juste")
    @CsvSource({"211800339, true", "211800338, false", "21180033, false", "2118003390, false", "'', false"})
    void siren(String texte, boolean attendu) {
        assertEquals(attendu, Siren.estValide(texte));
    }
}
