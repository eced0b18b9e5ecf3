package fr.guichets.assemblage;

import fr.guichets.reglement.JsonReglement;
import fr.guichets.socle.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Remembers the tenants folder that an installation applied whole, so that the next one need not read 107 règlements to
 * find that nothing has changed. What counts: every file, the domain, and the build that read them.
 */
final class DossierApplique {

    private DossierApplique() {}

    static String empreinte(Path dossier, String domaine) throws IOException {
        try (Stream<Path> contenu = Files.walk(dossier)) {
            MessageDigest empreinte = Sha256.nouveau();
            empreinte.update((domaine + "\n" + construction()).getBytes(StandardCharsets.UTF_8));
            List<Path> fichiers = contenu.filter(Files::isRegularFile).sorted().toList();
            for (Path fichier : fichiers) {
                empreinte.update(dossier.relativize(fichier).toString().getBytes(StandardCharsets.UTF_8));
                empreinte.update(Files.readAllBytes(fichier));
            }
            return Sha256.hex(empreinte);
        }
    }

    private static String construction() throws IOException {
        try {
            Path archive = Path.of(JsonReglement.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.size(archive) + " " + Files.getLastModifiedTime(archive);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean estCelui(Connection connexion, String empreinte) throws SQLException {
        try (PreparedStatement ordre =
                connexion.prepareStatement("SELECT 1 FROM national.etat_installation WHERE empreinte = ?")) {
            ordre.setString(1, empreinte);
            try (ResultSet lignes = ordre.executeQuery()) {
                return lignes.next();
            }
        }
    }

    static void noter(Connection connexion, String empreinte) throws SQLException {
        try (PreparedStatement oubli =
                        connexion.prepareStatement("DELETE FROM national.etat_installation WHERE empreinte <> ?");
                PreparedStatement note = connexion.prepareStatement(
                        "INSERT INTO national.etat_installation VALUES (?, now()) ON CONFLICT DO NOTHING")) {
            oubli.setString(1, empreinte);
            oubli.executeUpdate();
            note.setString(1, empreinte);
            note.executeUpdate();
        }
    }
}
