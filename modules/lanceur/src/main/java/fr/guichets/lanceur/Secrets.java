package fr.guichets.lanceur;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** The secrets of one data folder: drawn at its first start, in a file that only its owner reads. */
final class Secrets {

    private static final String FICHIER = "secrets.properties";
    private static final List<String> NOMS = List.of(
            "postgresql.superutilisateur",
            "postgresql.proprietaire",
            "postgresql.keycloak",
            "guichets",
            "keycloak.administrateur",
            "oidc",
            "oidc.provisionnement",
            "proconnect",
            "signature");

    /** Drawn when they are missing: data folders made before them do not have them. */
    private static final Set<String> RECENTS = Set.of("oidc.provisionnement", "proconnect", "signature");

    private static final int OCTETS = 32;

    private final Properties valeurs;

    private Secrets(Properties valeurs) {
        this.valeurs = valeurs;
    }

    static Secrets dans(DossierDonnees dossier) {
        Path fichier = dossier.fichier(FICHIER);
        Properties valeurs = new Properties();
        try {
            if (Files.exists(fichier)) {
                try (Reader lecture = Files.newBufferedReader(fichier)) {
                    valeurs.load(lecture);
                }
                List<String> absents = RECENTS.stream()
                        .filter(nom -> !valeurs.containsKey(nom))
                        .toList();
                if (!absents.isEmpty()) {
                    tirer(valeurs, absents, fichier);
                }
            } else if (Files.exists(dossier.fichier(PostgreSQL.DOSSIER))) {
                throw dossier.endommage("la base de données y est, mais pas ses mots de passe (" + FICHIER + ")");
            } else {
                tirer(valeurs, NOMS, fichier);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw dossier.endommage(FICHIER + " est illisible (" + e.getMessage() + ")");
        }
        NOMS.stream()
                .filter(nom -> valeurs.getProperty(nom, "").isBlank())
                .findFirst()
                .ifPresent(nom -> {
                    throw dossier.endommage("le secret « " + nom + " » manque dans " + FICHIER);
                });
        return new Secrets(valeurs);
    }

    private static void tirer(Properties valeurs, Collection<String> noms, Path fichier) throws IOException {
        SecureRandom hasard = new SecureRandom();
        for (String nom : noms) {
            byte[] octets = new byte[OCTETS];
            hasard.nextBytes(octets);
            valeurs.setProperty(nom, Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
        }
        StringWriter texte = new StringWriter();
        valeurs.store(texte, null);
        ecrireEnPrive(fichier, texte.toString());
    }

    /** Writes a file that nobody but its owner may read, not even for a moment. */
    static void ecrireEnPrive(Path fichier, String contenu) throws IOException {
        Files.deleteIfExists(fichier);
        Files.createFile(fichier, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fichier, contenu);
    }

    String superutilisateur() {
        return valeurs.getProperty("postgresql.superutilisateur");
    }

    String proprietaire() {
        return valeurs.getProperty("postgresql.proprietaire");
    }

    String baseKeycloak() {
        return valeurs.getProperty("postgresql.keycloak");
    }

    /** What the passwords of the guichets' roles derive from. */
    String guichets() {
        return valeurs.getProperty("guichets");
    }

    String administrateurKeycloak() {
        return valeurs.getProperty("keycloak.administrateur");
    }

    String oidc() {
        return valeurs.getProperty("oidc");
    }

    String provisionnement() {
        return valeurs.getProperty("oidc.provisionnement");
    }

    /** What Keycloak's two realms, ours and the simulated ProConnect, know each other by. */
    String proConnect() {
        return valeurs.getProperty("proconnect");
    }

    /** Protects the key with which the local stack signs acts. */
    String signature() {
        return valeurs.getProperty("signature");
    }
}
