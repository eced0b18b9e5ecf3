package fr.guichets.web.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
import fr.guichets.web.DossierDEssai;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Ce qui est attendu d’un dossier, pour ses agents")
class AttenduTest {

    private static final Acteur INSTRUCTRICE = Acteur.systeme("essai", Role.INSTRUCTEUR);
    private static final Acteur EVALUATEUR = Acteur.systeme("essai", Role.EVALUATEUR);

    @ParameterizedTest(name = "{0} : {1} → {2}")
    @DisplayName("dit la suite à chaque état, et mène où elle se fait")
    @CsvSource({
        "DEPOSE, Personne n’instruit, ''",
        "EN_INSTRUCTION, en cours d’instruction, /programmation/releve",
        "EN_COMITE, en séance, /programmation/releve",
        "AVIS_FAVORABLE, doit valider, /programmation/releve",
        "AVIS_DEFAVORABLE, lettre de refus, /decisions/actes",
        "AJOURNE, un autre relevé, /programmation/releve",
        "LISTE_COMPLEMENTAIRE, des crédits se libèrent, /programmation/releve",
        "PROGRAMME, à signer, /decisions/actes",
        "ACCORDE, à le notifier, /decisions/actes",
        "REFUSE, refus est notifié, ''",
        "NOTIFIE, preuve de l’engagement, ''",
        "DEMARRE, jusqu’au solde, ''",
        "ACHEVE, solde est à verser, ''",
        "SOLDE, est soldé, ''",
        "CADUC, rendu à l’enveloppe, ''",
        "REVERSEMENT, doit reverser, ''",
        "DESISTEMENT, est retirée, ''",
        "IRRECEVABLE, est fermé, ''"
    })
    void phrases(EtatDossier etat, String mots, String page) {
        Attendu attendu = Attendu.de(DossierDEssai.a(etat), INSTRUCTRICE);
        assertTrue(attendu.phrase().contains(mots), attendu.phrase());
        assertEquals(page, attendu.page());
        assertEquals("", Attendu.de(DossierDEssai.a(etat), EVALUATEUR).page(), "ne mène que qui peut y agir");
    }

    @Test
    @DisplayName("ouvre les parties du dossier à mesure que sa vie avance")
    void onglets() {
        assertEquals("Projet Dépenses Pièces Échanges Historique", onglets(EtatDossier.DEPOSE));
        assertEquals("Projet Dépenses Pièces Séance Échanges Historique", onglets(EtatDossier.EN_COMITE));
        assertEquals(
                "Projet Dépenses Pièces Séance Décision Argent Échanges Historique", onglets(EtatDossier.PROGRAMME));
        assertEquals(
                "Projet Dépenses Pièces Séance Décision Versements Argent Échanges Historique",
                onglets(EtatDossier.SOLDE));
    }

    private static String onglets(EtatDossier etat) {
        return Arrays.stream(Onglet.values())
                .filter(onglet -> onglet.concerne(etat))
                .map(Onglet::libelle)
                .collect(Collectors.joining(" "));
    }
}
