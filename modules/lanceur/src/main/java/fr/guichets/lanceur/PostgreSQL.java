package fr.guichets.lanceur;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The embedded PostgreSQL: loopback only, no Unix socket, scram-sha-256 for everybody, the superuser included, from its
 * very first start (initdb already sets the password and the method, so that it never trusts anybody for a moment).
 */
final class PostgreSQL {

    static final String DOSSIER = "postgresql";
    static final String NOM = "postgresql";
    static final String SUPERUTILISATEUR = "postgres";

    private static final String VERSION_MAJEURE = "18";
    private static final String PG_HBA = """
            # Written at each start by the lanceur: every connection shows a password.
            local  all          all                scram-sha-256
            host   all          all  127.0.0.1/32  scram-sha-256
            host   replication  all  all           reject
            """;

    private final EmbeddedPostgres base;
    private final Enfant processus;

    private PostgreSQL(EmbeddedPostgres base, Enfant processus) {
        this.base = base;
        this.processus = processus;
    }

    static PostgreSQL demarrer(DossierDonnees dossier, Ports ports, Secrets secrets) {
        if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
            throw new Echec(
                    "PostgreSQL refuse de tourner sous le compte root, et l'outil « unshare » qui l'en isole manque "
                            + "ou n'est pas permis ici. Installez-le (util-linux), ou lancez Guichets sous un compte ordinaire.");
        }
        Path donnees = dossier.fichier(DOSSIER);
        Path initialisee = dossier.fichier("postgresql-initialise");
        Path motDePasse = dossier.fichier("postgresql-initdb");
        System.setProperty(
                "ot.epg.working-dir", dossier.dossier("postgresql-binaires").toString());
        try {
            if (!Files.exists(initialisee)) {
                DossierDonnees.effacer(donnees);
                Secrets.ecrireEnPrive(motDePasse, secrets.superutilisateur());
            } else {
                verifier(dossier, donnees);
            }
            EmbeddedPostgres base = constructeur(dossier, ports, secrets)
                    .setDataDirectory(donnees)
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", motDePasse.toString())
                    .setLocaleConfig("locale", "C")
                    .start();
            Files.deleteIfExists(motDePasse);
            Files.writeString(initialisee, VERSION_MAJEURE);
            long pid = Long.parseLong(
                    Files.readAllLines(donnees.resolve("postmaster.pid")).get(0).strip());
            return new PostgreSQL(base, Enfant.adopter(NOM, dossier, pid));
        } catch (IOException | IllegalStateException e) {
            throw new Echec(
                    "PostgreSQL ne démarre pas (" + e.getMessage() + ").\n"
                            + Enfant.finDuJournal(dossier.journal(NOM))
                            + "\nSi les données sont perdues, repartez de zéro : --reinitialiser",
                    e);
        }
    }

    private static void verifier(DossierDonnees dossier, Path donnees) throws IOException {
        Path version = donnees.resolve("PG_VERSION");
        if (!Files.exists(version) || !Files.exists(donnees.resolve("postgresql.conf"))) {
            throw dossier.endommage("des fichiers de la base de données manquent");
        }
        String lue = Files.readString(version).strip();
        if (!lue.equals(VERSION_MAJEURE)) {
            throw dossier.endommage(
                    "la base y est d'une autre version de PostgreSQL (" + lue + " et non " + VERSION_MAJEURE + ")");
        }
    }

    private static EmbeddedPostgres.Builder constructeur(DossierDonnees dossier, Ports ports, Secrets secrets) {
        ProcessBuilder.Redirect journal =
                ProcessBuilder.Redirect.appendTo(dossier.journal(NOM).toFile());
        return EmbeddedPostgres.builder()
                .setPort(ports.postgresql())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOutputRedirector(journal)
                .setErrorRedirector(journal)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", secrets.superutilisateur())
                .setDataDirectoryCustomizer(PostgreSQL::exigerUnMotDePasse)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "700")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_wal_size", "512MB")
                .setServerConfig("jit", "off");
    }

    private static void exigerUnMotDePasse(File donnees) {
        try {
            Files.writeString(donnees.toPath().resolve("pg_hba.conf"), PG_HBA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Enfant processus() {
        return processus;
    }

    /** Throws the database of Keycloak away: it holds demonstration accounts only, made anew by the next import. */
    void oublierKeycloak() throws SQLException {
        try (Connection connexion = base.getPostgresDatabase().getConnection();
                Statement ordre = connexion.createStatement()) {
            ordre.execute("DROP DATABASE IF EXISTS keycloak WITH (FORCE)");
        }
    }

    void arreter() {
        try {
            base.close();
        } catch (IOException e) {
            throw new Echec("PostgreSQL ne s'arrête pas proprement : " + e.getMessage(), e);
        }
        processus.arreter(2);
    }
}
