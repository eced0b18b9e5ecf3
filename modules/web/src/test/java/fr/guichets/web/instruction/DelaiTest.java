package fr.guichets.web.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les délais d'un dossier")
class DelaiTest {

    private static final Instant DEPOT = Instant.parse("2021-06-02T08:00:00Z");

    @Test
    @DisplayName("arrêtés, ils reprennent à la réponse ou à la date donnée (CRPA, art. L. 114-5)")
    void arretes() {
        Delai decision =
                Delai.de(incomplet(), LocalDate.of(2021, 6, 10), ZoneOffset.UTC).get(1);
        assertEquals(
                "Arrêté depuis le 7 juin 2021 : il reprend à la réponse du demandeur, ou le 1er juillet 2021.",
                decision.precision().replace('\u00a0', ' '));
    }

    private static Dossier incomplet() {
        return new Dossier(
                "18-2021-012",
                "18-2021-012",
                EtatDossier.INCOMPLET,
                3,
                null,
                null,
                "Portail",
                null,
                null,
                new Dossier.Depot(DEPOT, "Agent", "1", 2021, 661, null, LocalDate.of(2021, 8, 2), null, null),
                null,
                new Dossier.Complements(
                        DEPOT.plusSeconds(5 * 86_400),
                        "Instructeur",
                        List.of("Le devis"),
                        LocalDate.of(2021, 7, 1),
                        null,
                        null),
                null,
                Set.of(),
                DEPOT,
                DEPOT,
                "Agent");
    }
}
