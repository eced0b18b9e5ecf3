package fr.guichets.socle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Un taux")
class TauxTest {

    @ParameterizedTest(name = "{0} sur {1} font {2}")
    @DisplayName("se calcule à quatre décimales, au plus proche")
    @CsvSource({"5000, 9200, 0.5435", "40000, 48000, 0.8333", "5000, 5000, 1.0", "0, 5000, 0.0", "10000, 24000, 0.4167"
    })
    void calcul(long partie, long tout, BigDecimal attendu) {
        assertEquals(
                attendu, Taux.de(Montant.euros(partie), Montant.euros(tout)).enNombre());
    }

    @Test
    @DisplayName("d'un coût nul est nul")
    void coutNul() {
        assertEquals(Taux.ZERO, Taux.de(Montant.ZERO, Montant.ZERO));
    }

    @ParameterizedTest
    @DisplayName("reste entre 0 et 1")
    @ValueSource(strings = {"-0.1", "1.0001", "80"})
    void bornes(BigDecimal valeur) {
        assertThrows(IllegalArgumentException.class, () -> new Taux(valeur));
    }
}
