package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Les processus de la pile")
class EnfantTest {

    @TempDir
    Path temporaire;

    private final ByteArrayOutputStream ecran = new ByteArrayOutputStream();
    private final Progression progression = new Progression(new PrintStream(ecran, true, StandardCharsets.UTF_8));

    @Test
    @DisplayName("Ce qu'un lanceur tué a laissé tourner est arrêté au démarrage suivant")
    void orphelin() throws IOException {
        try (DossierDonnees dossier = DossierDonnees.ouvrir(temporaire.resolve("pile"))) {
            Enfant enfant = Enfant.lancer("dormeur", dossier, List.of("sleep", "300"), Map.of());
            assertTrue(enfant.vivant());
            Enfant.arreterLesOrphelins(dossier, progression);
            assertFalse(enfant.vivant());
            assertTrue(ecran.toString(StandardCharsets.UTF_8).contains("dormeur"));
        }
    }

    @Test
    @DisplayName("Un programme qui a reçu le même numéro depuis n'est pas touché")
    void homonyme() throws Exception {
        Process etranger = new ProcessBuilder("sleep", "300").start();
        try (DossierDonnees dossier = DossierDonnees.ouvrir(temporaire.resolve("pile"))) {
            Files.writeString(
                    dossier.dossier("processus").resolve("dormeur"), etranger.pid() + " 2021-06-02T07:00:00Z");
            Enfant.arreterLesOrphelins(dossier, progression);
            assertFalse(etranger.waitFor(200, TimeUnit.MILLISECONDS));
        } finally {
            etranger.destroyForcibly();
        }
    }

    @Test
    @DisplayName("Un processus qui meurt est signalé avec la fin de son journal")
    void mort() throws Exception {
        try (DossierDonnees dossier = DossierDonnees.ouvrir(temporaire.resolve("pile"))) {
            Enfant enfant = Enfant.lancer(
                    "bavard", dossier, List.of("sh", "-c", "echo la raison de la panne; exit 3"), Map.of());
            long limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (enfant.vivant() && System.nanoTime() < limite) {
                Thread.onSpinWait();
            }
            assertFalse(enfant.vivant());
            assertTrue(enfant.echec("s'est arrêté").getMessage().contains("la raison de la panne"));
        }
    }
}
