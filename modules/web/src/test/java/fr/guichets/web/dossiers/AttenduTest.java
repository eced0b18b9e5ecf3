package fr.guichets.web.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.execution.Attente;
import fr.guichets.web.DossierDEssai;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Ce qui est attendu du demandeur")
class AttenduTest {

    private static final LocalDate LE_10_JUIN = LocalDate.of(2021, 6, 10);

    @ParameterizedTest(name = "{0} : {1}")
    @DisplayName("se dit en un titre, sans jargon ni avis, à chaque état qu’il peut connaître")
    @CsvSource({
        "DEPOSE, Rien à faire",
        "EN_INSTRUCTION, Rien à faire",
        "EN_COMITE, Rien à faire",
        "REFUSE, L’aide n’est pas accordée",
        "NOTIFIE, L’aide est accordée",
        "DEMARRE, Rien à faire",
        "SOLDE, Le projet est terminé",
        "CADUC, L’aide est retirée",
        "DESISTEMENT, La demande est retirée",
        "IRRECEVABLE, La demande n’est pas recevable"
    })
    void titres(EtatDossier etat, String titre) {
        Attendu attendu = Attendu.de(DossierDEssai.a(etat), List.of(), LE_10_JUIN);
        assertEquals(titre, attendu.titre());
        assertFalse(attendu.phrase().isBlank() && etat != EtatDossier.IRRECEVABLE, attendu::phrase);
        assertFalse(attendu.projet());
    }

    @ParameterizedTest
    @DisplayName("mène à la page du projet quand le bénéficiaire doit agir, jamais pour ce que fait le guichet")
    @EnumSource(Attente.Nature.class)
    void duProjet(Attente.Nature nature) {
        LocalDate avant = LocalDate.of(2021, 12, 31);
        Attendu attendu =
                Attendu.de(DossierDEssai.a(EtatDossier.NOTIFIE), List.of(new Attente(nature, avant)), LE_10_JUIN);
        assertEquals(nature.duBeneficiaire(), attendu.projet());
        assertEquals(nature.duBeneficiaire() ? avant : null, attendu.date());
    }

    @ParameterizedTest(name = "le {0} : {1}")
    @DisplayName("dit que le délai est arrêté, puis qu’il a repris (CRPA, art. L. 114-5)")
    @CsvSource({"2021-06-10, est arrêté", "2021-07-01, a repris", "2021-09-01, a repris"})
    void complements(LocalDate jour, String mots) {
        Attendu attendu = Attendu.de(DossierDEssai.incomplet(), List.of(), jour);
        assertEquals("Envoyez ce qui manque", attendu.titre());
        assertEquals(LocalDate.of(2021, 7, 1), attendu.date());
        assertTrue(attendu.phrase().contains(mots), attendu.phrase());
    }
}
