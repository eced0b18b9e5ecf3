package fr.guichets.web.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.reglement.Reglement.Depot;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Publier des règles ferme un dépôt ouvert")
class FermetureDuDepotTest {

    @ParameterizedTest(name = "{0} → {1}, puis {2} → {3}, le {4} : {5}")
    @CsvSource(nullValues = "-", textBlock = """
            2021-01-25, 2021-06-30, 2022-01-25, 2022-06-30, 2021-06-02, true
            2021-01-25, 2021-06-30, 2022-01-25, 2022-06-30, 2021-06-30, true
            2021-01-25, 2021-06-30, 2022-01-25, 2022-06-30, 2021-07-01, false
            2021-01-25, -,          2022-01-25, -,          2022-01-24, true
            2021-01-25, -,          2022-01-25, -,          2022-01-25, false
            2021-01-25, -,          2021-01-25, 2021-06-01, 2021-06-02, true
            2021-01-25, -,          2021-01-25, 2021-06-30, 2021-06-02, false
            """)
    @DisplayName("seulement quand il l'était ce jour-là et ne l'est plus")
    void ferme(
            LocalDate ouverture,
            LocalDate fermeture,
            LocalDate nouvelleOuverture,
            LocalDate nouvelleFermeture,
            LocalDate jour,
            boolean ferme) {
        assertEquals(
                ferme,
                FermetureDuDepot.ferme(
                        new Depot(ouverture, fermeture), new Depot(nouvelleOuverture, nouvelleFermeture), jour));
    }
}
