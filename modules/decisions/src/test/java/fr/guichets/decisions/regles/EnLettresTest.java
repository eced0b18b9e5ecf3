package fr.guichets.decisions.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.guichets.socle.Montant;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les montants en toutes lettres")
class EnLettresTest {

    @ParameterizedTest(name = "{0} € : {1}")
    @DisplayName("Chaque montant s'écrit comme un acte l'écrit")
    @CsvSource(delimiter = '|', textBlock = """
            0          | zéro euro
            1          | un euro
            2          | deux euros
            17         | dix-sept euros
            21         | vingt et un euros
            22         | vingt-deux euros
            70         | soixante-dix euros
            71         | soixante et onze euros
            80         | quatre-vingts euros
            81         | quatre-vingt-un euros
            91         | quatre-vingt-onze euros
            99         | quatre-vingt-dix-neuf euros
            100        | cent euros
            101        | cent un euros
            180        | cent quatre-vingts euros
            200        | deux cents euros
            201        | deux cent un euros
            1000       | mille euros
            1080       | mille quatre-vingts euros
            2000       | deux mille euros
            5000       | cinq mille euros
            12500.50   | douze mille cinq cents euros et cinquante centimes
            71000      | soixante et onze mille euros
            80000      | quatre-vingt mille euros
            200000     | deux cent mille euros
            297000     | deux cent quatre-vingt-dix-sept mille euros
            1000000    | un million d’euros
            1000001    | un million un euros
            2500000    | deux millions cinq cent mille euros
            80000000   | quatre-vingts millions d’euros
            200000000  | deux cents millions d’euros
            88000000   | quatre-vingt-huit millions d’euros
            0.01       | un centime d’euro
            0.80       | quatre-vingts centimes d’euro
            1.01       | un euro et un centime
            999.99     | neuf cent quatre-vingt-dix-neuf euros et quatre-vingt-dix-neuf centimes
            """)
    void ecrits(BigDecimal euros, String attendu) {
        assertEquals(attendu, EnLettres.montant(Montant.euros(euros)));
    }

    @Test
    @DisplayName("Aucun acte ne porte un montant négatif")
    void negatif() {
        Montant negatif = Montant.ZERO.moins(Montant.euros(1));
        assertThrows(IllegalArgumentException.class, () -> EnLettres.montant(negatif));
    }
}
