package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Les options du lanceur")
class OptionsTest {

    @Test
    @DisplayName("Sans option, la pile tourne sur les ports habituels, dans .pile, avec les guichets du projet")
    void parDefaut() {
        Options options = Options.lire("--racine", "/projet");
        assertEquals(Path.of("/projet/.pile"), options.donnees());
        assertEquals(Path.of("/projet/tenants"), options.tenants());
        assertEquals(0, options.decalagePorts());
        assertEquals(Optional.empty(), options.date());
        assertFalse(options.reinitialiser());
        assertFalse(options.sansLimite());
        assertFalse(options.marqueEtat());
    }

    @Test
    @DisplayName("Toutes les options se combinent")
    void combinees() {
        Options options = Options.lire(
                "--sans-limite --donnees d --decalage-ports 100 --date 2021-10-01T09:00 --reinitialiser --tenants t --marque-etat --racine /p"
                        .split(" "));
        assertEquals(Path.of("/p/d"), options.donnees());
        assertEquals(Path.of("/p/t"), options.tenants());
        assertEquals(100, options.decalagePorts());
        assertEquals(Optional.of(LocalDateTime.of(2021, 10, 1, 9, 0)), options.date());
        assertTrue(options.reinitialiser());
        assertTrue(options.sansLimite());
        assertTrue(options.marqueEtat());
    }

    @ParameterizedTest(name = "« {0} » est refusé")
    @DisplayName("Une option mal écrite est refusée avec ce qui est attendu")
    @CsvSource(delimiter = '|', textBlock = """
            --dates 2021-10-01T09:00    | Option inconnue : « --dates »
            --date                      | --date attend une valeur
            --date --reinitialiser      | --date attend une valeur
            --date 01/10/2021           | 2021-10-01T09:00
            --date 2021-13-01T09:00     | 2021-10-01T09:00
            --decalage-ports cent       | nombre entier
            --decalage-ports -100       | nombre entier
            --decalage-ports 60000      | nombre entier
            """)
    void refusees(String ligne, String attendu) {
        Echec echec = assertThrows(
                Echec.class, () -> Options.lire(Arrays.stream(ligne.split(" ")).toArray(String[]::new)));
        assertTrue(echec.getMessage().contains(attendu), echec.getMessage());
    }
}
