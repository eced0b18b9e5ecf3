package fr.guichets.lanceur;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The identity provider, on its own database. Its realms are imported at its first start, and made anew when what they are
 * made from has changed: another version of the project, other ports.
 */
final class Keycloak {

    static final String NOM = "keycloak";

    private static final String IMPORT = "data/import";
    private static final String MARQUE = "royaumes.sha256";

    private final DossierDonnees dossier;
    private final Path accueil;
    private final Path lib;
    private final Map<String, String> environnement;
    private final String empreinte;
    private Enfant processus;

    private Keycloak(DossierDonnees dossier, Path accueil, Path lib, Map<String, String> environnement) {
        this.dossier = dossier;
        this.accueil = accueil;
        this.lib = lib;
        this.environnement = environnement;
        this.empreinte = empreinte(accueil.resolve(IMPORT), environnement);
    }

    static Keycloak preparer(
            DossierDonnees dossier, Assemblage assemblage, Ports ports, Secrets secrets, String adressePortail) {
        Path accueil = accueil(dossier, assemblage);
        RoyaumeLocal.ecrire(assemblage.royaume(), accueil.resolve(IMPORT), adresse(ports));
        return new Keycloak(
                dossier, accueil, assemblage.keycloak().resolve("lib"), environnement(ports, secrets, adressePortail));
    }

    /** True when the realms of the database, if any, are not those that this start would import. */
    boolean aRefaire() {
        Path marque = accueil.resolve(MARQUE);
        try {
            return !Files.exists(marque) || !Files.readString(marque).equals(empreinte);
        } catch (IOException e) {
            return true;
        }
    }

    void demarrer() {
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dkc.home.dir=" + accueil,
                "-Djboss.server.config.dir=" + accueil.resolve("conf"),
                "-Dpicocli.disable.closures=true",
                "-cp",
                lib.resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized"));
        if (aRefaire()) {
            commande.add("--import-realm");
        }
        processus = Enfant.lancer(NOM, dossier, commande, environnement);
    }

    /** Null before the start. */
    Enfant processus() {
        return processus;
    }

    /** To be called once the realms answer: an import that was cut short is done again at the next start. */
    void retenir() {
        try {
            Files.writeString(accueil.resolve(MARQUE), empreinte);
        } catch (IOException e) {
            throw new Echec("Le dossier de Keycloak ne peut pas être écrit : " + e.getMessage(), e);
        }
    }

    private static String empreinte(Path royaumes, Map<String, String> environnement) {
        try (Stream<Path> fichiers = Files.list(royaumes)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (Path fichier : fichiers.sorted().toList()) {
                sha256.update(Files.readAllBytes(fichier));
            }
            sha256.update(new TreeMap<>(environnement).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException | GeneralSecurityException e) {
            throw new Echec("Les royaumes de Keycloak ne peuvent pas être relus : " + e.getMessage(), e);
        }
    }

    private static Map<String, String> environnement(Ports ports, Secrets secrets, String adressePortail) {
        return Map.ofEntries(
                Map.entry("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgresql() + "/keycloak"),
                Map.entry("KC_DB_USERNAME", "keycloak"),
                Map.entry("KC_DB_PASSWORD", secrets.baseKeycloak()),
                Map.entry("KC_DB_POOL_INITIAL_SIZE", "1"),
                Map.entry("KC_DB_POOL_MAX_SIZE", "10"),
                Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", "admin"),
                Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.administrateurKeycloak()),
                Map.entry("KC_CACHE", "local"),
                Map.entry("KC_HTTP_ENABLED", "true"),
                Map.entry("KC_HTTP_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_PORT", Integer.toString(ports.keycloak())),
                Map.entry("KC_HOSTNAME", adresse(ports)),
                Map.entry("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.santeKeycloak())),
                Map.entry("GUICHETS_OIDC_SECRET", secrets.oidc()),
                Map.entry("GUICHETS_OIDC_PROVISIONNEMENT_SECRET", secrets.provisionnement()),
                Map.entry("PROCONNECT_CLIENT", "guichets"),
                Map.entry("PROCONNECT_SECRET", secrets.proConnect()),
                Map.entry("GUICHETS_ADRESSE", adressePortail));
    }

    static String adresse(Ports ports) {
        return "http://localhost:" + ports.keycloak();
    }

    /** A home of its own for this data folder: the assembled Keycloak may serve several stacks at once. */
    private static Path accueil(DossierDonnees dossier, Assemblage assemblage) {
        Path accueil = dossier.dossier(NOM);
        try {
            for (String partie : List.of("conf", "lib", "providers", "themes")) {
                Path lien = accueil.resolve(partie);
                Files.deleteIfExists(lien);
                Files.createSymbolicLink(lien, assemblage.keycloak().resolve(partie));
            }
            Files.createDirectories(accueil.resolve(IMPORT));
            return accueil;
        } catch (IOException e) {
            throw new Echec("Le dossier de Keycloak ne peut pas être préparé : " + e.getMessage(), e);
        }
    }
}
