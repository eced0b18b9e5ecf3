package fr.guichets.web.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.CriteresDeListe.Tri;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.web.AdresseDeListe;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les filtres de la liste")
class FiltresDossiersTest {

    private static FiltresDossiers lus(String adresse) {
        Map<String, String[]> parametres = new LinkedHashMap<>();
        Arrays.stream(adresse.split("&")).filter(partie -> !partie.isEmpty()).forEach(partie -> {
            String[] paire = partie.split("=", 2);
            parametres.merge(
                    paire[0], new String[] {URLDecoder.decode(paire[1], StandardCharsets.UTF_8)}, (avant, apres) -> {
                        String[] deux = Arrays.copyOf(avant, avant.length + 1);
                        deux[avant.length] = apres[0];
                        return deux;
                    });
        });
        return FiltresDossiers.de(parametres);
    }

    @DisplayName("gardent d’une adresse ce qu’ils connaissent, et la réécrivent à l’identique")
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "etat=DEPOSE&etat=COMPLET|etat=DEPOSE&etat=COMPLET",
                "etat=DEPOSE&etat=DEPOSE|etat=DEPOSE",
                "etat=BROUILLON|''",
                "etat=NIMPORTE&tri=NUMERO|tri=NUMERO",
                "tri=-NUMERO|tri=-NUMERO",
                "tri=--NUMERO|''",
                "page=3|page=3",
                "page=-1|''",
                "page=9999999|''",
                "recevable=peut-etre|''",
                "inconnu=1&q=Nan%C3%A7ay|q=Nan%C3%A7ay",
                "q=%20%20|''",
                "q=a%0D%0Ab|q=a++b",
                "instructeur=moi&theme=RELATION_USAGER|instructeur=moi&theme=RELATION_USAGER",
            })
    void relire(String adresse, String attendue) {
        assertEquals(attendue, lus(adresse).adresse().question());
        assertEquals(attendue, lus(lus(adresse).adresse().question()).adresse().question());
    }

    @Test
    @DisplayName("deviennent les critères de la liste, « moi » désignant le lecteur")
    void criteres() {
        CriteresDeListe criteres =
                lus("q=site&etat=DEPOSE&instructeur=moi&nature=COMMUNE&recevable=non&du=01/06/2021&au=2021-06-30")
                        .criteres("emetteur#sujet", 2, 50);
        assertEquals("site", criteres.q());
        assertEquals(Set.of(EtatDossier.DEPOSE), criteres.etats());
        assertEquals("emetteur#sujet", criteres.instructeur());
        assertEquals(Set.of("COMMUNE"), criteres.natures());
        assertEquals(Boolean.FALSE, criteres.recevable());
        assertEquals(LocalDate.of(2021, 6, 1), criteres.deposeDu());
        assertEquals(LocalDate.of(2021, 6, 30), criteres.deposeAu());
        assertEquals(Tri.ECHEANCE, criteres.tri());
        assertFalse(criteres.descendant());
        assertEquals(2, criteres.page());
    }

    @Test
    @DisplayName("« personne » cherche les dossiers sans instructeur")
    void personne() {
        assertEquals(
                CriteresDeListe.PERSONNE,
                lus("instructeur=personne").criteres("x", 0, 50).instructeur());
    }

    @Test
    @DisplayName("disent quelle date est illisible, et ne filtrent pas par elle")
    void dateIllisible() {
        FiltresDossiers filtres = lus("du=31/02/2021&au=30/06/2021");
        assertEquals(1, filtres.erreurs().size());
        assertEquals("du", filtres.erreurs().get(0).champ());
        assertNull(filtres.criteres("x", 0, 50).deposeDu());
        assertEquals(LocalDate.of(2021, 6, 30), filtres.criteres("x", 0, 50).deposeAu());
    }

    @Test
    @DisplayName("se retirent un par un et ramènent à la première page")
    void retirer() {
        AdresseDeListe filtres =
                lus("etat=DEPOSE&etat=COMPLET&q=site&tri=-NUMERO&page=4").adresse();
        assertEquals(
                "q=site&etat=COMPLET&tri=-NUMERO",
                filtres.sans("etat", "DEPOSE").question());
        assertEquals(
                "etat=DEPOSE&etat=COMPLET&tri=-NUMERO",
                filtres.sans("q", "site").question());
        assertTrue(filtres.isFiltree());
        assertFalse(lus("tri=NUMERO&page=2").adresse().isFiltree());
    }
}
