package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayName("Les images de production, sur la base de la pile")
class ImagesIT {

    /** Beside the stack under test and the node of the in-container tests. */
    private static final int DECALAGE = Pile.DECALAGE + 3000;

    /** The server of the image must not tell the identity provider of the stack its own addresses. */
    static final String AUCUN_FOURNISSEUR = "http://127.0.0.1:9/realms/guichets";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Image serveur;

    @BeforeAll
    static void construire() throws IOException {
        serveur = Image.construire("serveur");
    }

    @Test
    @DisplayName("le serveur de l'image démarre avec ses seuls réglages et devient prêt, sans rien de la pile locale")
    void serveur() throws Exception {
        Process programme = serveur.demarrer(
                reglages(), "-Djboss.bind.address=127.0.0.1", "-Djboss.socket.binding.port-offset=" + DECALAGE);
        try {
            attendre(programme, serveur, 8080 + DECALAGE, "/sante");
            assertEquals(200, statut(8080 + DECALAGE, "/mentions-legales"));
        } finally {
            arreter(programme);
        }
        assertTrue(serveur.journal().contains("stopped in"), "arrêt demandé, arrêt propre");
    }

    @Test
    @DisplayName("le serveur à qui l'on donne un décalage d'horloge refuse l'application")
    void horlogeReelle() throws Exception {
        Map<String, String> reglages = new HashMap<>(reglages());
        reglages.put("GUICHETS_HORLOGE_DECALAGE", "PT-24H");
        Process programme = serveur.demarrer(
                reglages, "-Djboss.bind.address=127.0.0.1", "-Djboss.socket.binding.port-offset=" + DECALAGE);
        try {
            long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (!serveur.journal().contains("WFLYSRV0026")) {
                assertTrue(programme.isAlive() && System.nanoTime() < limite, serveur.journal());
                TimeUnit.MILLISECONDS.sleep(300);
            }
            assertTrue(serveur.journal().contains("n'est admis que dans la pile locale"), serveur.journal());
            assertNotEquals(200, statut(8080 + DECALAGE, "/mentions-legales"));
        } finally {
            arreter(programme);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("le serveur ne démarre pas sans un réglage obligatoire, et le nomme")
    @ValueSource(
            strings = {
                "GUICHETS_BD_URL",
                "GUICHETS_SECRET",
                "GUICHETS_DOMAINE",
                "GUICHETS_OIDC_FOURNISSEUR",
                "GUICHETS_OIDC_SECRET",
                "GUICHETS_OIDC_PROVISIONNEMENT_SECRET"
            })
    void reglageManquant(String reglage) throws Exception {
        Map<String, String> reglages = new HashMap<>(reglages());
        reglages.remove(reglage);
        ProcessBuilder constructeur = new ProcessBuilder("target/serveur/bin/demarrer.sh").redirectErrorStream(true);
        constructeur.environment().keySet().removeIf(cle -> cle.startsWith("GUICHETS_"));
        constructeur.environment().putAll(reglages);
        Process refus = constructeur.start();
        String message = new String(refus.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(refus.waitFor(10, TimeUnit.SECONDS), message);
        assertNotEquals(0, refus.exitValue());
        assertTrue(message.contains(reglage), message);
    }

    @Test
    @DisplayName("l'amorçage et l'installation de l'image se répètent sur une base déjà à jour")
    void installation() throws Exception {
        executer(
                "amorcage",
                Map.of(
                        "GUICHETS_BD_HOTE", "127.0.0.1",
                        "GUICHETS_BD_PORT", Integer.toString(15432 + Pile.DECALAGE),
                        "GUICHETS_BD_SUPERUTILISATEUR_SECRET", Pile.secret("postgresql.superutilisateur"),
                        "GUICHETS_BD_PROPRIETAIRE", Pile.secret("postgresql.proprietaire"),
                        "GUICHETS_BD_KEYCLOAK", Pile.secret("postgresql.keycloak")));
        Map<String, String> reglages = new HashMap<>(reglages());
        reglages.put("GUICHETS_BD_PROPRIETAIRE", Pile.secret("postgresql.proprietaire"));
        executer("installation", reglages);
        assertTrue(serveur.journal().contains("schemas=0, versions=0"), serveur.journal());
    }

    private static void executer(String service, Map<String, String> reglages) throws Exception {
        assertTrue(reglages.keySet().containsAll(environnement(service).keySet()), service);
        Process programme = serveur.lancer(entree(service), reglages);
        assertTrue(programme.waitFor(120, TimeUnit.SECONDS), serveur.journal());
        assertEquals(0, programme.exitValue(), serveur.journal());
    }

    @Test
    @DisplayName("le Keycloak de l'image démarre avec le royaume des guichets")
    void keycloak() throws Exception {
        Image image = Image.construire("keycloak");
        int port = 8180 + DECALAGE;
        Process keycloak = image.demarrer(Map.ofEntries(
                Map.entry("KC_DB_URL", Pile.urlBase("keycloak")),
                Map.entry("KC_DB_USERNAME", "keycloak"),
                Map.entry("KC_DB_PASSWORD", Pile.secret("postgresql.keycloak")),
                Map.entry("KC_HOSTNAME", "http://localhost:" + port),
                Map.entry("KC_HTTP_ENABLED", "true"),
                Map.entry("KC_HTTP_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_PORT", Integer.toString(port)),
                Map.entry("KC_HTTP_MANAGEMENT_PORT", Integer.toString(9000 + DECALAGE)),
                Map.entry("GUICHETS_OIDC_SECRET", Pile.secret("oidc")),
                Map.entry("GUICHETS_OIDC_PROVISIONNEMENT_SECRET", Pile.secret("oidc.provisionnement")),
                Map.entry("PROCONNECT_EMETTEUR", "https://proconnect.test/api/v2"),
                Map.entry("PROCONNECT_CLIENT", "guichets"),
                Map.entry("PROCONNECT_SECRET", Pile.secret("proconnect")),
                Map.entry("GUICHETS_ADRESSE", "https://exemple.test")));
        try {
            attendre(keycloak, image, port, "/realms/guichets");
        } finally {
            arreter(keycloak);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("chaque service exige ses secrets et n'a rien de la pile locale")
    @CsvSource({"base, 1", "amorcage, 3", "installation, 3", "keycloak, 6", "serveur, 3"})
    void secretsObligatoires(String service, int auMoins) throws IOException {
        Map<String, String> environnement = environnement(service);
        long obligatoires = environnement.values().stream()
                .filter(valeur -> valeur.contains(":?"))
                .count();
        assertTrue(obligatoires >= auMoins, environnement.toString());
        environnement.forEach((cle, valeur) -> {
            if (cle.matches(".*(SECRET|PASSWORD|PROPRIETAIRE|GUICHETS_BD_KEYCLOAK)")) {
                assertTrue(valeur.matches("\\$\\{\\w+:\\?.*}"), cle + " a une valeur par défaut");
            }
        });
        assertFalse(environnement.containsKey("GUICHETS_PILE"));
        assertFalse(environnement.containsKey("GUICHETS_HORLOGE_DECALAGE"));
    }

    private static Map<String, String> reglages() {
        return Map.of(
                "GUICHETS_BD_URL", Pile.urlBase("guichets"),
                "GUICHETS_SECRET", Pile.secret("guichets"),
                "GUICHETS_DOMAINE", "localhost",
                "GUICHETS_OIDC_FOURNISSEUR", AUCUN_FOURNISSEUR,
                "GUICHETS_OIDC_SECRET", Pile.secret("oidc"),
                "GUICHETS_OIDC_PROVISIONNEMENT_SECRET", Pile.secret("oidc.provisionnement"));
    }

    private static Map<String, Object> service(String nom) throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("../docker/compose.yaml")));
        return compose.get("services").get(nom);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environnement(String service) throws IOException {
        return (Map<String, String>) service(service).get("environment");
    }

    @SuppressWarnings("unchecked")
    private static List<String> entree(String service) throws IOException {
        return (List<String>) service(service).get("entrypoint");
    }

    private static void attendre(Process programme, Image image, int port, String chemin) throws Exception {
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (statut(port, chemin) != 200) {
            assertTrue(programme.isAlive(), () -> journal(image));
            assertTrue(System.nanoTime() < limite, () -> journal(image));
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private static String journal(Image image) {
        try {
            return image.journal();
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static int statut(int port, String chemin) throws InterruptedException {
        HttpRequest demande = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + chemin))
                .header("Host", "localhost")
                .build();
        try {
            return CLIENT.send(demande, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static void arreter(Process programme) throws InterruptedException {
        programme.toHandle().destroy();
        assertTrue(programme.waitFor(30, TimeUnit.SECONDS), "arrêt en moins de 30 s");
    }
}
