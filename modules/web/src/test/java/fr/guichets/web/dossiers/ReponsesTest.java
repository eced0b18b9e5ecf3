package fr.guichets.web.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Deux personnes, ou deux onglets, répondent à la même étape")
class ReponsesTest {

    /** Reads binary floats, as a default reader of the draft would. */
    private static final ObjectMapper AUTRE_LECTEUR = new ObjectMapper();

    @ParameterizedTest(name = "{0} : vu {1}, enregistré {2}, tapé {3} → gardé {4}, conflits {5}")
    @CsvSource(delimiter = '|', textBlock = """
            personne n'a rien changé        | a | a | a | a | 0
            je change seul                  | a | a | b | b | 0
            l'autre change seul             | a | b | a | b | 0
            les deux changent de même       | a | b | b | b | 0
            les deux changent autrement     | a | b | c | c | 1
            je remplis ce qui était vide    | - | - | b | b | 0
            l'autre remplit, moi aussi      | - | b | c | c | 1
            l'autre efface, je ne touche pas| a | - | a | - | 0
            j'efface, l'autre ne touche pas | a | a | - | - | 0
            j'efface ce que l'autre change  | a | b | - | - | 1
            """)
    void fusion(String cas, String vu, String enregistre, String tape, String garde, int conflits) {
        Reponses.Fusion fusion = titre(tape).fusionner(titre(vu), titre(enregistre));
        assertEquals(titre(garde), fusion.retenues());
        assertEquals(conflits, fusion.conflits().size());
    }

    private static Reponses titre(String valeur) {
        return valeur.equals("-") ? Reponses.lire("{}") : Reponses.lire("{\"intitule\":\"" + valeur + "\"}");
    }

    @Test
    @DisplayName("deux questions différentes de la même étape se gardent toutes les deux")
    void questionsDifferentes() {
        Reponses vu = Reponses.lire("{\"intitule\":\"Site\",\"description.besoin\":\"Aucun\"}");
        Reponses tape = Reponses.lire("{\"intitule\":\"Portail\",\"description.besoin\":\"Aucun\"}");
        Reponses enregistre = Reponses.lire("{\"intitule\":\"Site\",\"description.besoin\":\"Grand\"}");
        Reponses.Fusion fusion = tape.fusionner(vu, enregistre);
        assertEquals(0, fusion.conflits().size());
        assertEquals(Reponses.lire("{\"intitule\":\"Portail\",\"description.besoin\":\"Grand\"}"), fusion.retenues());
    }

    @Test
    @DisplayName("un montant est le même, quel que soit celui qui l'a lu")
    void memeMontant() throws JsonProcessingException {
        Reponses ecrit = Reponses.lire("{\"depenses\":[{\"montantHT\":1234.50,\"nature\":\"FORMATION\"}]}");
        JsonNode relu = AUTRE_LECTEUR.readTree("{\"depenses\":[{\"nature\":\"FORMATION\",\"montantHT\":1234.5}]}");
        assertEquals(ecrit, Reponses.de(relu, Etape.DEPENSES));
        assertEquals(
                Reponses.de(AUTRE_LECTEUR.readTree("{\"dureeMois\":12}"), Etape.PROJET),
                Reponses.de(AUTRE_LECTEUR.readTree("{\"dureeMois\":12.00}"), Etape.PROJET));
    }

    @Test
    @DisplayName("enregistrer une étape ne touche à aucune autre, et efface ce qui n'y est plus")
    void reporter() throws JsonProcessingException {
        JsonNode saisie = AUTRE_LECTEUR.readTree("""
                {"porteur":{"code":"18159"},"intitule":"Site","description":{"besoin":"Grand"},"dureeMois":12,
                 "depenses":[{"montantHT":5}]}
                """);
        JsonNode reportee = Reponses.lire("{\"intitule\":\"Portail\",\"description.publics\":\"Tous\"}")
                .reporter(saisie, Etape.PROJET);
        assertEquals(AUTRE_LECTEUR.readTree("""
                        {"porteur":{"code":"18159"},"depenses":[{"montantHT":5}],
                         "intitule":"Portail","description":{"publics":"Tous"}}
                        """), reportee);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"pas du JSON", "{\"a\":", "[1,2]", "null", "''"})
    @DisplayName("un champ caché falsifié vaut une page qui ne montrait rien : tout est alors comparé")
    void falsifie(String texte) {
        assertEquals(Reponses.lire("{}"), Reponses.lire(texte));
    }
}
