package fr.guichets.execution.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.execution.regles.EngagementDuProjet.Situation;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("La preuve de l'engagement du projet")
class EngagementDuProjetTest {

    @ParameterizedTest(name = "demande reçue le {0}, signature le {1}, limite {2} : {3}")
    @CsvSource(nullValues = "-", textBlock = """
            2021-06-01, 2021-05-31, 2021-12-31, ANTERIEURE, avant la réception
            2021-06-01, 2021-06-01, 2021-12-31, VALIDE,     dans les délais
            2021-06-01, 2021-12-31, 2021-12-31, VALIDE,     dans les délais
            2021-06-01, 2022-01-01, 2021-12-31, TARDIVE,    l'aide peut être retirée
            2021-06-01, 2029-01-01, -,          VALIDE,     dans les délais
            2021-06-01, 2021-05-31, -,          ANTERIEURE, trop tôt
            2022-01-02, 2022-01-01, 2021-12-31, ANTERIEURE, avant la réception
            """)
    @DisplayName("vaut du jour de la réception de la demande à celui de la limite, tous deux compris")
    void jours(LocalDate recueLe, LocalDate signeeLe, LocalDate avant, Situation attendue, String mots) {
        EngagementDuProjet.Verdict verdict = EngagementDuProjet.juger(recueLe, signeeLe, avant);
        assertEquals(attendue, verdict.situation());
        assertTrue(verdict.phrase().contains(mots), verdict.phrase());
    }
}
