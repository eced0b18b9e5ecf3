package fr.guichets.web.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.web.Lecture;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Le formulaire d’un acte")
class SaisieActeTest {

    private static final LocalDate AUJOURDHUI = LocalDate.of(2021, 6, 2);

    private static SaisieActe saisie(String... paires) {
        Map<String, String[]> parametres = new HashMap<>();
        for (int i = 0; i < paires.length; i += 2) {
            parametres.put(paires[i], new String[] {paires[i + 1]});
        }
        return SaisieActe.de(parametres);
    }

    private static String champs(List<Lecture.Erreur> erreurs) {
        return erreurs.stream().map(Lecture.Erreur::champ).collect(Collectors.joining(" "));
    }

    @DisplayName("nomme tout ce qui manque, et rien d’autre")
    @ParameterizedTest(name = "{0} : points « {1} », avant « {2} », explication « {3} », vers « {4} » → {5}")
    @CsvSource({
        "DEMANDER_COMPLEMENTS, '', '', '', '', points avant",
        "DEMANDER_COMPLEMENTS, Le devis, 02/06/2021, '', '', avant",
        "DEMANDER_COMPLEMENTS, Le devis, 03/06/2021, '', '', ''",
        "DEMANDER_COMPLEMENTS, Le devis, 31/06/2021, '', '', avant",
        "DECLARER_IRRECEVABLE, '', '', '  ', '', explication",
        "DECLARER_IRRECEVABLE, '', '', Trop cher, '', ''",
        "REORIENTER, '', '', '', '', vers explication",
        "REORIENTER, '', '', Nièvre, 58, ''",
        "ENREGISTRER_DESISTEMENT, '', '', '', '', explication",
        "DECLARER_COMPLET, '', '', '', '', ''",
    })
    void verifier(Acte acte, String points, String avant, String explication, String vers, String attendus) {
        SaisieActe saisie = saisie("points", points, "avant", avant, "explication", explication, "vers", vers);
        assertEquals(attendus, champs(saisie.erreurs(acte, AUJOURDHUI)));
    }

    @Test
    @DisplayName("ajoute aux points écrits les phrases cochées, une par ligne, sans ligne vide")
    void points() {
        String modele = SaisieActe.MODELES.get(0);
        SaisieActe saisie = saisie("points", " Le devis.\r\n\r\nLe calendrier. ", "modele", modele);
        assertEquals(List.of("Le devis.", "Le calendrier.", modele), saisie.lignes());
    }

    @Test
    @DisplayName("n’admet que les phrases et les motifs de la maison")
    void inconnus() {
        SaisieActe saisie = saisie("modele", "Payez-moi", "motif", "INVENTE");
        assertEquals(List.of(), saisie.lignes());
        assertEquals(Set.of(), saisie.motifsLus());
        assertEquals(Set.of(Motif.HORS_DELAI), saisie("motif", "HORS_DELAI").motifsLus());
    }

    @Test
    @DisplayName("refuse vingt et un points, ou un point de plus de 500 caractères")
    void limites() {
        assertEquals(
                "points",
                champs(saisie("points", "un point\n".repeat(21), "avant", "21/06/2021")
                        .erreurs(Acte.DEMANDER_COMPLEMENTS, AUJOURDHUI)));
        assertEquals(
                "points",
                champs(saisie("points", "x".repeat(501), "avant", "21/06/2021")
                        .erreurs(Acte.DEMANDER_COMPLEMENTS, AUJOURDHUI)));
        assertEquals(
                "",
                champs(saisie("points", "x".repeat(500), "avant", "21/06/2021")
                        .erreurs(Acte.DEMANDER_COMPLEMENTS, AUJOURDHUI)));
    }
}
