package fr.guichets.programmation.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.programmation.Candidats.Raison;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("La clôture d'un relevé")
class ClotureTest {

    @ParameterizedTest(name = "{0} à {1}, déposé à {2} : {3}")
    @CsvSource({
        "2021-06-07, Europe/Paris, 2021-06-07T21:59:59.999Z, true",
        "2021-06-07, Europe/Paris, 2021-06-07T22:00:00Z, false",
        "2021-06-07, America/Martinique, 2021-06-08T03:59:59.999Z, true",
        "2021-06-07, America/Martinique, 2021-06-08T04:00:00Z, false",
        "2021-06-07, Pacific/Noumea, 2021-06-07T12:59:59.999Z, true",
        "2021-06-07, Pacific/Noumea, 2021-06-07T13:00:00Z, false",
        // the day when clocks go back is 25 hours long
        "2021-10-31, Europe/Paris, 2021-10-31T22:59:59.999Z, true",
        "2021-10-31, Europe/Paris, 2021-10-31T23:00:00Z, false"
    })
    @DisplayName("prend le jour entier, à l'heure du guichet, et plus une seconde ensuite")
    void jourEntier(LocalDate releveLe, ZoneId fuseau, Instant deposeLe, boolean pris) {
        assertEquals(pris, deposeLe.isBefore(Cloture.du(releveLe, fuseau)));
    }

    @ParameterizedTest(name = "{0}, recevable {1}, déjà pris {2} : {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "EN_INSTRUCTION, true, false, -",
                "AJOURNE, true, false, -",
                "LISTE_COMPLEMENTAIRE, true, false, -",
                "EN_INSTRUCTION, false, false, REFUSE_PAR_UNE_REGLE",
                "DEPOSE, true, false, INSTRUCTION_A_FAIRE",
                "INCOMPLET, true, false, INSTRUCTION_A_FAIRE",
                "COMPLET, false, false, INSTRUCTION_A_FAIRE",
                "EN_COMITE, true, true, DANS_UN_AUTRE_RELEVE",
                "EN_INSTRUCTION, true, true, DANS_UN_AUTRE_RELEVE",
                "AJOURNE, true, true, DANS_UN_AUTRE_RELEVE"
            })
    @DisplayName("ne suffit pas : il faut être instruit, admis par les règles, et dans aucun autre relevé ouvert")
    void empechements(EtatDossier etat, boolean recevable, boolean dejaPris, Raison attendue) {
        Instant cloture = Instant.parse("2021-06-07T22:00:00Z");
        assertEquals(
                attendue,
                Maturite.empechement(etat, recevable, cloture.minusMillis(1), cloture, dejaPris)
                        .orElse(null));
        Raison tard = dejaPris ? Raison.DANS_UN_AUTRE_RELEVE : Raison.DEPOSE_APRES_LA_CLOTURE;
        assertEquals(
                tard,
                Maturite.empechement(etat, recevable, cloture, cloture, dejaPris)
                        .orElse(null));
    }
}
