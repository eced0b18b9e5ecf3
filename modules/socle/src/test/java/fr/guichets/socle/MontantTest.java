package fr.guichets.socle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Un montant")
class MontantTest {

    @ParameterizedTest(name = "{0} € s''écrit {1}")
    @DisplayName("s'écrit sans décimale inutile")
    @CsvSource({"6000, 6000", "6000.00, 6000", "12.50, 12.5", "0.01, 0.01", "0, 0", "1000000, 1000000"})
    void ecriture(BigDecimal euros, String attendu) {
        assertEquals(attendu, Montant.euros(euros).enEuros().toPlainString());
    }

    @Test
    @DisplayName("n'a jamais plus de deux décimales")
    void deuxDecimales() {
        assertThrows(ArithmeticException.class, () -> Montant.euros(new BigDecimal("0.001")));
    }

    @ParameterizedTest(name = "{1} de {0} centimes donne {2} centimes")
    @DisplayName("se partage en arrondissant vers le bas : le taux n'est jamais dépassé")
    @CsvSource({"1234567, 0.8, 987653", "100, 0.3333, 33", "1, 0.9999, 0", "600000, 1, 600000", "600000, 0, 0"})
    void part(long centimes, BigDecimal taux, long attendu) {
        assertEquals(attendu, new Montant(centimes).part(new Taux(taux)).centimes());
    }

    @Test
    @DisplayName("refuse de dépasser ce qu'un nombre peut tenir, plutôt que de devenir faux")
    void debordement() {
        Montant maximum = new Montant(Long.MAX_VALUE);
        assertThrows(ArithmeticException.class, () -> Montant.somme(List.of(maximum, new Montant(1))));
        assertThrows(ArithmeticException.class, () -> Montant.euros(Long.MAX_VALUE));
    }

    @Test
    @DisplayName("après déduction des aides n'est jamais négatif")
    void auMoinsZero() {
        assertEquals(Montant.ZERO, Montant.euros(10).moins(Montant.euros(12)).auMoinsZero());
    }
}
