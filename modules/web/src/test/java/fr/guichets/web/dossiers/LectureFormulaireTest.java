package fr.guichets.web.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Ce que le formulaire envoie devient le brouillon")
class LectureFormulaireTest {

    @ParameterizedTest(name = "« {0} » → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1234,5        | 1234.5
            1 234.50 €    | 1234.5
            5000          | 5000
            beaucoup      | "beaucoup"
            -5            | "-5"
            12,345        | "12,345"
            """)
    @DisplayName("un montant bien écrit devient un nombre, un autre reste mot pour mot")
    void montants(String tape, String garde) {
        Reponses reponses = LectureFormulaire.lire(Etape.DEPENSES, Map.of("montant", un(tape)));
        assertEquals("{\"depenses\":[{\"montantHT\":" + garde + "}]}", reponses.ecrire());
    }

    @Test
    @DisplayName("une ligne sans réponse disparaît, les autres gardent leur ordre et leurs colonnes")
    void lignes() {
        Reponses reponses = LectureFormulaire.lire(
                Etape.DEPENSES,
                Map.of(
                        "libelle", new String[] {"Site", "", "Formation"},
                        "nature", new String[] {"PRESTATION", "", "FORMATION"},
                        "section", new String[] {"INVESTISSEMENT", "", ""},
                        "montant", new String[] {"10", " ", "20,5"},
                        "ttc", new String[] {"12", "", ""}));
        assertEquals(
                "{\"depenses\":[{\"libelle\":\"Site\",\"montantHT\":10,\"montantTTC\":12,\"nature\":\"PRESTATION\","
                        + "\"section\":\"INVESTISSEMENT\"},"
                        + "{\"libelle\":\"Formation\",\"montantHT\":20.5,\"nature\":\"FORMATION\"}]}",
                reponses.ecrire());
    }

    @Test
    @DisplayName("durée et date fausses restent ce qui a été tapé")
    void projet() {
        Reponses reponses = LectureFormulaire.lire(
                Etape.PROJET,
                Map.of(
                        "duree", un("un an"),
                        "nbUsagers", un("1 200"),
                        "signature", un("demain"),
                        "besoin", un("Ligne 1\r\nLigne 2\u0000")));
        assertEquals(
                "{\"description.besoin\":\"Ligne 1\\nLigne 2\",\"dureeMois\":\"un an\",\"nbUsagersBeneficiaires\":1200,"
                        + "\"preuveEngagement.signeLe\":\"demain\"}",
                reponses.ecrire());
    }

    @Test
    @DisplayName("un texte trop long n'est pas coupé : le contrôle avant dépôt le dira")
    void longs() {
        String intitule = "a".repeat(199) + "\ud83c\udfdb" + "b".repeat(5_000);
        Reponses reponses = LectureFormulaire.lire(Etape.PROJET, Map.of("intitule", un(intitule)));
        assertEquals(intitule, reponses.valeurs().get("intitule").textValue());
        String[] lignes = new String[150];
        Arrays.fill(lignes, "Poste");
        reponses = LectureFormulaire.lire(Etape.DEPENSES, Map.of("libelle", lignes));
        assertEquals(150, reponses.valeurs().get("depenses").size());
    }

    @ParameterizedTest(name = "choix {0}, montant « {1} » → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "rien", textBlock = """
            MAXIMUM | 4000 | {"cofinancements":[]}
            MONTANT | 4000 | {"cofinancements":[],"montantDemandeHT":4000}
            MONTANT | ``   | {"cofinancements":[],"montantDemandeHT":""}
            ``      | 4000 | {"cofinancements":[],"montantDemandeHT":4000}
            ``      | ``   | {"cofinancements":[]}
            """)
    @DisplayName("demander le maximum, c'est ne pas donner de montant")
    void demande(String choix, String montant, String garde) {
        Reponses reponses =
                LectureFormulaire.lire(Etape.FINANCEMENT, Map.of("choixDemande", un(choix), "demande", un(montant)));
        assertEquals(garde, reponses.ecrire());
    }

    @Test
    @DisplayName("retirer une ligne ne retire que celle-là")
    void retirer() {
        Map<String, String[]> parametres = new HashMap<>(Map.of(
                "libelle", new String[] {"A", "B", "C"},
                "montant", new String[] {"1", "2", "3"}));
        Lignes.retirer("retirer-depense-2", parametres);
        assertEquals(
                "{\"depenses\":[{\"libelle\":\"A\",\"montantHT\":1},{\"libelle\":\"C\",\"montantHT\":3}]}",
                LectureFormulaire.lire(Etape.DEPENSES, parametres).ecrire());
    }

    private static String[] un(String valeur) {
        return new String[] {valeur};
    }
}
