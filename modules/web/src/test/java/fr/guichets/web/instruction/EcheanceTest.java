package fr.guichets.web.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.web.instruction.Echeance.Urgence;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Une échéance")
class EcheanceTest {

    @DisplayName("se dit en mots, et son urgence va avec les mots")
    @ParameterizedTest(name = "le 2 juin, {0} : {1}")
    @CsvSource({
        "2021-05-31, En retard de 2 jours, DEPASSEE",
        "2021-06-01, En retard de 1 jour, DEPASSEE",
        "2021-06-02, Aujourd’hui, PROCHE",
        "2021-06-03, Demain, PROCHE",
        "2021-06-09, Dans 7 jours, PROCHE",
        "2021-06-10, Dans 8 jours, LOINTAINE",
        "2022-02-02, Dans 245 jours, LOINTAINE",
        "2018-01-01, En retard de 1 248 jours, DEPASSEE",
    })
    void dire(LocalDate jour, String texte, Urgence urgence) {
        Echeance echeance = Echeance.de(jour, LocalDate.of(2021, 6, 2));
        assertEquals(texte, echeance.texte().replace('\u00a0', ' '));
        assertEquals(urgence, echeance.urgence());
    }
}
