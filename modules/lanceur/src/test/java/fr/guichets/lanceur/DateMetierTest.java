package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("La date métier")
class DateMetierTest {

    private static final Instant AUJOURDHUI = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path temporaire;

    @Test
    @DisplayName("Elle part du 2 juin 2021 à 9 h (Paris), avance avec le temps réel et survit à un redémarrage")
    void avance() throws IOException {
        assertEquals(Instant.parse("2021-06-02T07:00:00Z"), AUJOURDHUI.plus(decalage(Optional.empty(), AUJOURDHUI)));
        Instant plusTard = AUJOURDHUI.plus(Duration.ofDays(3));
        assertEquals(Instant.parse("2021-06-05T07:00:00Z"), plusTard.plus(decalage(Optional.empty(), plusTard)));
    }

    @Test
    @DisplayName("Une date demandée remplace l'ancienne, à l'heure d'hiver comme à l'heure d'été, et reste")
    void reglee() throws IOException {
        decalage(Optional.empty(), AUJOURDHUI);
        Optional<LocalDateTime> hiver = Optional.of(LocalDateTime.of(2021, 12, 1, 9, 0));
        assertEquals(Instant.parse("2021-12-01T08:00:00Z"), AUJOURDHUI.plus(decalage(hiver, AUJOURDHUI)));
        assertEquals(Instant.parse("2021-12-01T08:00:00Z"), AUJOURDHUI.plus(decalage(Optional.empty(), AUJOURDHUI)));
    }

    @Test
    @DisplayName("Un décalage illisible n'est pas deviné")
    void illisible() throws IOException {
        decalage(Optional.empty(), AUJOURDHUI);
        Files.writeString(temporaire.resolve("pile/decalage-horloge"), "hier");
        Echec echec = assertThrows(Echec.class, () -> decalage(Optional.empty(), AUJOURDHUI));
        assertTrue(echec.getMessage().contains("--date"), echec.getMessage());
    }

    private Duration decalage(Optional<LocalDateTime> voulue, Instant maintenant) throws IOException {
        try (DossierDonnees dossier = DossierDonnees.ouvrir(temporaire.resolve("pile"))) {
            return DateMetier.decalage(dossier, voulue, maintenant);
        }
    }
}
