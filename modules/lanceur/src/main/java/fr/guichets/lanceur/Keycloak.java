package fr.guichets.lanceur;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The identity provider, on its own database, with the realm imported at its first start. */
final class Keycloak {

    static final String NOM = "keycloak";

    private Keycloak() {}

    static Enfant demarrer(
            DossierDonnees dossier, Assemblage assemblage, Ports ports, Secrets secrets, String adressePortail) {
        Path accueil = accueil(dossier, assemblage);
        RoyaumeLocal.ecrire(assemblage.royaume(), accueil.resolve("data/import/guichets-realm.json"));
        List<String> commande = List.of(
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
                assemblage.keycloak().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm");
        return Enfant.lancer(NOM, dossier, commande, environnement(ports, secrets, adressePortail));
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
                Map.entry("KC_HOSTNAME", "http://localhost:" + ports.keycloak()),
                Map.entry("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.santeKeycloak())),
                Map.entry("GUICHETS_OIDC_SECRET", secrets.oidc()),
                Map.entry("GUICHETS_ADRESSE", adressePortail));
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
            Files.createDirectories(accueil.resolve("data/import"));
            return accueil;
        } catch (IOException e) {
            throw new Echec("Le dossier de Keycloak ne peut pas être préparé : " + e.getMessage(), e);
        }
    }
}
