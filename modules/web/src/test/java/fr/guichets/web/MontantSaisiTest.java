package fr.guichets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les montants tels qu'on les tape")
class MontantSaisiTest {

    @ParameterizedTest(name = "« {0} » vaut {1} centimes")
    @DisplayName("Toutes les écritures courantes sont comprises")
    @CsvSource(
            delimiter = '|',
            value = {
                "6000|600000",
                "1234,5|123450",
                "1234.50|123450",
                "1 234.50 €|123450",
                "1 234,50|123450",
                "1.234,50|123450",
                "1,234.50|123450",
                "12 345 678|1234567800",
                "0,01|1",
                "5000 euros|500000",
                "100,00|10000",
                "0012|1200",
                "1000000000|100000000000"
            })
    void comprend(String texte, long centimes) {
        assertEquals(centimes, MontantSaisi.lire(texte).centimes());
    }

    @ParameterizedTest(name = "« {0} » : {1}")
    @DisplayName("Une écriture douteuse est refusée avec son remède")
    @CsvSource(
            delimiter = '|',
            value = {
                "-5|Saisissez un montant positif",
                "−5|Saisissez un montant positif",
                "1,234|Saisissez au plus deux chiffres après la virgule",
                "abc|Saisissez un montant en chiffres, par exemple 1 234,50",
                "1e9|Saisissez un montant en chiffres, par exemple 1 234,50",
                "1.2.3|Saisissez un montant en chiffres, par exemple 1 234,50",
                "NaN|Saisissez un montant en chiffres, par exemple 1 234,50",
                "€|Saisissez un montant en chiffres, par exemple 1 234,50",
                "1000000000,01|Saisissez un montant d’au plus 1 000 000 000 €",
                "9999999999999999999999|Saisissez un montant en chiffres, par exemple 1 234,50"
            })
    void refuse(String texte, String remede) {
        assertEquals(
                remede,
                assertThrows(IllegalArgumentException.class, () -> MontantSaisi.lire(texte))
                        .getMessage());
    }
}
