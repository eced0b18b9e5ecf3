package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("La vie d'un dossier")
class ActionTest {

    private static final String AVIS =
            " DONNER_AVIS_FAVORABLE DONNER_AVIS_DEFAVORABLE AJOURNER METTRE_EN_LISTE_COMPLEMENTAIRE";

    @ParameterizedTest(name = "{0}")
    @DisplayName("n'admet, à chaque état, que ces actions")
    @CsvSource({
        "BROUILLON, ENREGISTRER DEPOSER",
        "DEPOSE, PRENDRE_EN_CHARGE DEMANDER_COMPLEMENTS DECLARER_COMPLET DECLARER_IRRECEVABLE CONSTATER_HORS_DELAI"
                + " REORIENTER SE_DESISTER",
        "INCOMPLET, ENREGISTRER REPONDRE PRENDRE_EN_CHARGE DEMANDER_COMPLEMENTS DECLARER_COMPLET DECLARER_IRRECEVABLE"
                + " CONSTATER_HORS_DELAI REORIENTER SE_DESISTER",
        "COMPLET, PRENDRE_EN_CHARGE DEMANDER_COMPLEMENTS COMMENCER_INSTRUCTION DECLARER_IRRECEVABLE"
                + " CONSTATER_HORS_DELAI REORIENTER SE_DESISTER",
        "EN_INSTRUCTION, PRENDRE_EN_CHARGE DEMANDER_COMPLEMENTS DECLARER_IRRECEVABLE REORIENTER SE_DESISTER INSCRIRE"
                + AVIS,
        "IRRECEVABLE, ROUVRIR",
        "HORS_DELAI, ROUVRIR",
        "REORIENTE, ''",
        "EN_COMITE, SE_DESISTER RETIRER_DU_RELEVE" + AVIS,
        "AVIS_FAVORABLE, SE_DESISTER RETIRER_DU_RELEVE PROGRAMMER" + AVIS,
        "AVIS_DEFAVORABLE, SE_DESISTER RETIRER_DU_RELEVE NOTIFIER_REFUS" + AVIS,
        "AJOURNE, SE_DESISTER INSCRIRE RETIRER_DU_RELEVE" + AVIS,
        "LISTE_COMPLEMENTAIRE, SE_DESISTER INSCRIRE RETIRER_DU_RELEVE" + AVIS,
        "PROGRAMME, SE_DESISTER ACCORDER ENREGISTRER_SIGNATURE",
        "ACCORDE, SE_DESISTER NOTIFIER",
        "REFUSE, ''",
        "NOTIFIE, DEMARRER RENDRE_CADUC RENONCER",
        "DEMARRE, ACHEVER RENDRE_CADUC RENONCER",
        "ACHEVE, SOLDER DEMANDER_REVERSEMENT",
        "SOLDE, DEMANDER_REVERSEMENT",
        "CADUC, DEMANDER_REVERSEMENT",
        "DESISTEMENT, DEMANDER_REVERSEMENT",
        "REVERSEMENT, ''",
        "SANS_SUITE, ''",
        "REJET_IMPLICITE, ''",
        "ANNULE, ''"
    })
    void depuis(EtatDossier etat, String attendues) {
        Set<String> possibles = Arrays.stream(Action.values())
                .filter(action -> action.possibleDepuis(etat))
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Arrays.stream(attendues.split(" "))
                        .filter(nom -> !nom.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)),
                possibles);
    }

    @ParameterizedTest(name = "{0} mène à {1}")
    @DisplayName("avance d'un état à l'autre")
    @CsvSource({
        "ENREGISTRER, ''",
        "DEPOSER, DEPOSE",
        "REPONDRE, ''",
        "PRENDRE_EN_CHARGE, ''",
        "DEMANDER_COMPLEMENTS, INCOMPLET",
        "DECLARER_COMPLET, COMPLET",
        "COMMENCER_INSTRUCTION, EN_INSTRUCTION",
        "DECLARER_IRRECEVABLE, IRRECEVABLE",
        "CONSTATER_HORS_DELAI, HORS_DELAI",
        "REORIENTER, REORIENTE",
        "ROUVRIR, DEPOSE",
        "SE_DESISTER, DESISTEMENT",
        "INSCRIRE, EN_COMITE",
        "RETIRER_DU_RELEVE, EN_INSTRUCTION",
        "DONNER_AVIS_FAVORABLE, AVIS_FAVORABLE",
        "DONNER_AVIS_DEFAVORABLE, AVIS_DEFAVORABLE",
        "AJOURNER, AJOURNE",
        "METTRE_EN_LISTE_COMPLEMENTAIRE, LISTE_COMPLEMENTAIRE",
        "PROGRAMMER, PROGRAMME",
        "ACCORDER, ACCORDE",
        "ENREGISTRER_SIGNATURE, ACCORDE",
        "NOTIFIER, NOTIFIE",
        "NOTIFIER_REFUS, REFUSE",
        "DEMARRER, DEMARRE",
        "ACHEVER, ACHEVE",
        "SOLDER, SOLDE",
        "RENDRE_CADUC, CADUC",
        "DEMANDER_REVERSEMENT, REVERSEMENT",
        "RENONCER, DESISTEMENT"
    })
    void vers(Action action, String atteint) {
        for (EtatDossier etat : EtatDossier.values()) {
            if (action.possibleDepuis(etat)) {
                assertEquals(atteint.isEmpty() ? etat : EtatDossier.valueOf(atteint), action.vers(etat));
            }
        }
    }

    @Test
    @DisplayName("ne ramène jamais un dossier déposé à l'état de brouillon")
    void jamaisBrouillon() {
        for (Action action : Action.values()) {
            for (EtatDossier etat : EtatDossier.deposes()) {
                if (action.possibleDepuis(etat)) {
                    assertEquals(true, EtatDossier.deposes().contains(action.vers(etat)));
                }
            }
        }
    }
}
