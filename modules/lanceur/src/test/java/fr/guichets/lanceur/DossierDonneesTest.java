package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Le dossier de données")
class DossierDonneesTest {

    @TempDir
    Path temporaire;

    @Test
    @DisplayName("Un dossier qui contient autre chose n'est ni pris ni effacé")
    void etranger() throws IOException {
        Path these = Files.writeString(temporaire.resolve("these.odt"), "dix ans de travail");
        Echec echec = assertThrows(Echec.class, () -> DossierDonnees.ouvrir(temporaire));
        assertTrue(echec.getMessage().contains("--donnees"), echec.getMessage());
        assertEquals("dix ans de travail", Files.readString(these));
    }

    @Test
    @DisplayName("Deux lanceurs ne partagent pas un dossier, et le second sait qui l'occupe")
    void occupe() throws IOException {
        Path racine = temporaire.resolve("pile");
        try (DossierDonnees premier = DossierDonnees.ouvrir(racine)) {
            Echec echec = assertThrows(Echec.class, () -> DossierDonnees.ouvrir(racine));
            assertTrue(
                    echec.getMessage()
                            .contains("processus " + ProcessHandle.current().pid()),
                    echec.getMessage());
            premier.dossier("journaux");
        }
        DossierDonnees.ouvrir(racine).close();
    }

    @Test
    @DisplayName("La réinitialisation efface les données et rend un dossier utilisable")
    void reinitialise() throws IOException {
        Path racine = temporaire.resolve("pile");
        try (DossierDonnees dossier = DossierDonnees.ouvrir(racine)) {
            Files.writeString(dossier.dossier("postgresql/base").resolve("1"), "x");
            Secrets avant = lireSansBase(dossier);
            dossier.reinitialiser();
            assertFalse(Files.exists(racine.resolve("postgresql")));
            assertFalse(avant.guichets().equals(Secrets.dans(dossier).guichets()));
        }
        DossierDonnees.ouvrir(racine).close();
    }

    private static Secrets lireSansBase(DossierDonnees dossier) throws IOException {
        Path base = dossier.fichier(PostgreSQL.DOSSIER);
        Path ailleurs = dossier.fichier("ailleurs");
        Files.move(base, ailleurs);
        Secrets secrets = Secrets.dans(dossier);
        Files.move(ailleurs, base);
        return secrets;
    }

    @Test
    @DisplayName("Les secrets sont tirés une fois, illisibles pour les autres")
    void secrets() throws IOException {
        try (DossierDonnees dossier = DossierDonnees.ouvrir(temporaire.resolve("pile"))) {
            Secrets premiers = Secrets.dans(dossier);
            assertEquals(premiers.guichets(), Secrets.dans(dossier).guichets());
            assertFalse(premiers.guichets().equals(premiers.proprietaire()));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(dossier.fichier("secrets.properties"))));
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(temporaire.resolve("pile"))));
        }
    }

    @Test
    @DisplayName(
            "Une base sans ses mots de passe, ou un secret perdu, est un dossier endommagé et l'on sait quoi faire")
    void endommage() throws IOException {
        try (DossierDonnees dossier = DossierDonnees.ouvrir(temporaire.resolve("pile"))) {
            dossier.dossier(PostgreSQL.DOSSIER);
            assertEndommage(dossier);
            Files.writeString(dossier.fichier("secrets.properties"), "guichets=abc\n");
            assertEndommage(dossier);
        }
    }

    private static void assertEndommage(DossierDonnees dossier) {
        Echec echec = assertThrows(Echec.class, () -> Secrets.dans(dossier));
        assertTrue(echec.getMessage().contains("endommagé"), echec.getMessage());
        assertTrue(echec.getMessage().contains("--reinitialiser"), echec.getMessage());
    }
}
