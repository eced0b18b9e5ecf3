package fr.guichets.assemblage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Startup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le jeu de démonstration")
class DemonstrationTest {

    @AfterEach
    void oublier() {
        System.clearProperty("guichets.demonstration");
    }

    @Test
    @DisplayName("empêche de démarrer un serveur qui n'est pas celui de la pile locale")
    void horsDeLaPileLocale() {
        System.setProperty("guichets.demonstration", "dossiers.json");
        Demonstration demonstration = new Demonstration();
        assertThrows(IllegalStateException.class, () -> demonstration.auDemarrage(new Startup()));
        assertFalse(demonstration.terminee());
    }

    @Test
    @DisplayName("absent, ne retient rien")
    void absent() {
        assertTrue(new Demonstration().terminee());
    }
}
