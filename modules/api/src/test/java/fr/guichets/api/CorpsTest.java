package fr.guichets.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Ce qu'ordonne le corps d'une requête")
class CorpsTest {

    private static Corps corps(String texte, String siInchange) throws IOException {
        return new Corps(new ByteArrayInputStream(texte.getBytes(StandardCharsets.UTF_8)), siInchange);
    }

    @ParameterizedTest(name = "If-Match {0}, corps {1} : {2}")
    @CsvSource(
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                "'\"3\"', {}, 3",
                "3, {}, 3",
                "'W/\"3\"', {}, 3",
                "*, {}, -",
                "-, {}, -",
                "-, '', -",
                "-, '{\"version\":4}', 4",
                "-, '{\"version\":null}', -",
                "'\"3\"', '{\"version\":4}', 3"
            })
    @DisplayName("la version lue vient de If-Match, sinon du corps")
    void version(String siInchange, String texte, Long attendue) throws IOException {
        Corps corps = corps(texte, siInchange);
        assertEquals(attendue, corps.version());
        corps.verifier();
    }

    @ParameterizedTest(name = "If-Match {0}")
    @ValueSource(strings = {"trois", "\"3", "\"3\", \"4\"", "-1", "99999999999999999999"})
    @DisplayName("une version mal écrite est un champ à corriger")
    void versionFausse(String siInchange) throws IOException {
        Corps corps = corps("{}", siInchange);
        assertNull(corps.version());
        ChampsInvalides erreurs = assertThrows(ChampsInvalides.class, corps::verifier);
        assertEquals("If-Match", erreurs.erreurs().get(0).champ());
    }

    @Test
    @DisplayName("ce qui est saisi est gardé entier, sans la version")
    void saisie() throws IOException {
        assertEquals(
                "{\"montantDemandeHT\":\"1 234,5 €\",\"rien\":null}",
                corps("{\"version\":3,\"montantDemandeHT\":\"1 234,5 €\",\"rien\":null}", null)
                        .saisie()
                        .toString());
    }

    @Test
    @DisplayName("chaque valeur est lue avec son type")
    void valeurs() throws IOException {
        Corps corps = corps("""
                {"attestations":true,"explication":" Une ligne\\nune autre ","points":["Un devis","Un plan"],
                 "motifs":["HORS_DELAI","THEME_NON_ELIGIBLE"],"avant":"2021-07-01","vers":"2A"}""", null);
        assertTrue(corps.vrai("attestations"));
        assertFalse(corps.vrai("confirmeMalgreRefus"));
        assertEquals("Une ligne\nune autre", corps.texte("explication"));
        assertNull(corps.texte("message"));
        assertEquals(List.of("Un devis", "Un plan"), corps.textes("points"));
        assertEquals(Set.of(Motif.HORS_DELAI, Motif.THEME_NON_ELIGIBLE), corps.parmi("motifs", Motif.class));
        assertEquals("2021-07-01", corps.jour("avant").toString());
        assertEquals(new CodeDepartement("2A"), corps.departement("vers"));
        corps.verifier();
    }

    @Test
    @DisplayName("tout ce qui est faux est nommé à la fois")
    void tousALaFois() throws IOException {
        Corps corps = corps("""
                {"attestations":"oui","explication":1,"points":["Un devis",2,"a\\u0000b"],"motifs":["JARDINAGE"],
                 "avant":"hier","vers":"Cher","version":"x"}""", null);
        corps.version();
        corps.vrai("attestations");
        corps.texte("explication");
        corps.textes("points");
        corps.parmi("motifs", Motif.class);
        corps.jour("avant");
        corps.departement("vers");
        assertEquals(
                List.of("version", "attestations", "explication", "points[1]", "points[2]", "motifs", "avant", "vers"),
                assertThrows(ChampsInvalides.class, corps::verifier).erreurs().stream()
                        .map(ChampsInvalides.Erreur::champ)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"texte\"", "null"})
    @DisplayName("autre chose qu'un objet est refusé")
    void pasUnObjet(String texte) {
        assertThrows(ChampsInvalides.class, () -> corps(texte, null));
    }
}
