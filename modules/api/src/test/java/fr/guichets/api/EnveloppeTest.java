package fr.guichets.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.enveloppes.CriteresDeMouvements;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.ChampsInvalides;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L'enveloppe et ses écritures dans l'interface")
class EnveloppeTest {

    @Test
    @DisplayName("l'engagé comprend le payé, le payé comprend le reversé, et tout fait la dotation")
    void cumuls() {
        JsonNode lue = ExemplesDuLivre.enveloppe(Tranche.exercice(2021), Tranche.exercice(2022));
        JsonNode tranche = lue.at("/tranches/1");
        assertEquals(2022, tranche.get("exercice").asInt());
        assertEquals("[195,20,75,45,5,100]", cles(tranche));
        assertEquals("[390,40,150,90,10,200]", cles(lue));
    }

    private static String cles(JsonNode soldes) {
        return List.of("dotation", "reserve", "engage", "paye", "reverse", "disponible").stream()
                .map(cle -> soldes.get(cle).decimalValue().toPlainString())
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    @DisplayName("une enveloppe d'un seul tenant n'a pas de tranches")
    void pluriannuelle() {
        JsonNode lue = ExemplesDuLivre.enveloppe(Tranche.PLURIANNUELLE);
        assertTrue(lue.get("tranches").isEmpty());
        assertEquals(195, lue.get("dotation").asInt());
    }

    private static FiltresDeMouvements vides() {
        FiltresDeMouvements filtres = new FiltresDeMouvements();
        filtres.page = "0";
        filtres.taille = "50";
        filtres.tranche = List.of();
        filtres.nature = List.of();
        return filtres;
    }

    @Test
    @DisplayName("sans rien, toutes les écritures, la dernière d'abord")
    void rien() {
        assertEquals(CriteresDeMouvements.TOUS, vides().lire());
    }

    @Test
    @DisplayName("les filtres se lisent, répétés ou séparés par des virgules")
    void lus() {
        FiltresDeMouvements filtres = vides();
        filtres.tranche = List.of("2021,PLURIANNUELLE");
        filtres.nature = List.of("RESERVATION", "LIBERATION");
        filtres.tri = "-montant";
        CriteresDeMouvements lus = filtres.lire();
        assertEquals(Set.of(Tranche.exercice(2021), Tranche.PLURIANNUELLE), lus.tranches());
        assertEquals(Set.of(Nature.RESERVATION, Nature.LIBERATION), lus.natures());
        assertEquals(CriteresDeMouvements.Tri.MONTANT, lus.tri());
        assertTrue(lus.descendant());
    }

    @Test
    @DisplayName("tout ce qui est faux est signalé à la fois")
    void faux() {
        FiltresDeMouvements filtres = vides();
        filtres.tranche = List.of("1999");
        filtres.nature = List.of("DON");
        filtres.du = "2021-02-30";
        filtres.tri = "solde";
        filtres.taille = "0";
        assertEquals(
                Set.of("tranche", "nature", "du", "tri", "taille"),
                assertThrows(ChampsInvalides.class, filtres::lire).erreurs().stream()
                        .map(ChampsInvalides.Erreur::champ)
                        .collect(Collectors.toSet()));
    }
}
