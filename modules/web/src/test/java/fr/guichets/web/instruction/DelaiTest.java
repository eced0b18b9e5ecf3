package fr.guichets.web.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.reglement.Reglement;
import fr.guichets.web.DossierDEssai;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les délais d'un dossier")
class DelaiTest {

    private static final Reglement.Delais DELAIS = new Reglement.Delais(2, 8);
    private static final LocalDate LE_10_JUIN = LocalDate.of(2021, 6, 10);

    @Test
    @DisplayName("arrêtés, ils reprennent à la réponse ou à la date donnée (CRPA, art. L. 114-5)")
    void arretes() {
        Delai decision = Delai.de(DossierDEssai.incomplet(), DELAIS, LE_10_JUIN, ZoneOffset.UTC)
                .get(1);
        assertEquals(
                "Arrêté depuis le 7 juin 2021 : il reprend à la réponse du demandeur, ou le 1er juillet 2021.",
                decision.precision().replace('\u00a0', ' '));
    }

    @ParameterizedTest(name = "{0} : {1}")
    @DisplayName(
            "celui de huit mois court jusqu'à la notification, quoi qu'il se prépare ; celui de deux mois, jusqu'à la"
                    + " complétude")
    @CsvSource({
        "DEPOSE, 2021-08-02 2022-02-02",
        "EN_INSTRUCTION, 2022-02-02",
        "EN_COMITE, 2022-02-02",
        "AVIS_FAVORABLE, 2022-02-02",
        "AVIS_DEFAVORABLE, 2022-02-02",
        "AJOURNE, 2022-02-02",
        "LISTE_COMPLEMENTAIRE, 2022-02-02",
        "PROGRAMME, 2022-02-02",
        "ACCORDE, 2022-02-02",
        "NOTIFIE, ''",
        "REFUSE, ''",
        "DEMARRE, ''",
        "SOLDE, ''",
        "CADUC, ''",
        "DESISTEMENT, ''",
        "IRRECEVABLE, ''"
    })
    void courants(EtatDossier etat, String jours) {
        List<Delai> delais = Delai.de(DossierDEssai.a(etat), DELAIS, LE_10_JUIN, ZoneOffset.UTC);
        assertEquals(
                jours,
                delais.stream()
                        .map(Delai::echeance)
                        .filter(Objects::nonNull)
                        .map(echeance -> echeance.jour().toString())
                        .collect(Collectors.joining(" ")));
    }
}
