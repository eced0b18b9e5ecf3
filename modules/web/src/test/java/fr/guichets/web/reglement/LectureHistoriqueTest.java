package fr.guichets.web.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.Journal;
import fr.guichets.web.reglement.LectureHistorique.Detail;
import fr.guichets.web.reglement.LectureHistorique.Evenement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L'historique des règles")
class LectureHistoriqueTest {

    private static final Instant LE_2_JUIN = Instant.parse("2021-06-02T07:00:00Z");

    private static Evenement lire(String objet, String action, String avant, String apres) {
        return LectureHistorique.lire(List.of(
                        new Journal.Ligne(7, LE_2_JUIN, "a", "Sophie Lambert", objet, action, avant, apres, "0")))
                .get(0);
    }

    @Test
    @DisplayName("écrit les jours en lettres et tait les champs qui n'ont pas changé")
    void jours() {
        Evenement publie = lire(
                "reglement/2021-2",
                "PUBLIE",
                "{\"Effet\":\"2021-01-25\",\"Motif\":\"essai\"}",
                "{\"Effet\":\"2021-06-02\",\"Motif\":\"essai\"}");
        assertEquals("2021-2", publie.sujet());
        assertEquals(
                List.of(new Detail("Effet", "25 janvier 2021", "2 juin 2021")),
                publie.details().stream()
                        .map(detail -> new Detail(detail.champ(), lisse(detail.avant()), lisse(detail.apres())))
                        .toList());
    }

    @Test
    @DisplayName("ne répète pas « brouillon » derrière « Brouillon ouvert »")
    void brouillon() {
        Evenement ouvert = lire("reglement/brouillon", "OUVERT", null, "{\"Version de départ\":\"2021-1\"}");
        assertEquals("Brouillon ouvert", ouvert.action());
        assertEquals("", ouvert.sujet());
    }

    @Test
    @DisplayName("dit « à l'installation » de ce que les fichiers ont apporté, et de rien d'autre")
    void installation() {
        LocalDate effet = LocalDate.of(2021, 1, 25);
        assertTrue(new PageVersion.Version("2021-1", effet, "", LE_2_JUIN, "installation").isInstallee());
        assertFalse(new PageVersion.Version("2021-2", effet, "", LE_2_JUIN, "Sophie Lambert").isInstallee());
    }

    private static String lisse(String texte) {
        return texte.replace('\u00a0', ' ');
    }
}
