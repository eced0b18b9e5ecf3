package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.assemblage.VerificationJournaux;
import fr.guichets.assemblage.VerificationJournaux.Constat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a stack of its own, with one guichet: what is killed here must not be missed by the other tests. */
@DisplayName("Tuer le serveur ou la base pendant des dépôts")
class PannesDepotIT {

    private static final int DECALAGE = Pile.DECALAGE + 5000;
    private static final Path DONNEES = Path.of("target", "pile-pannes").toAbsolutePath();
    private static final String COMPTE = "agent.18131";
    private static final int DEPOSANTS = 4;
    private static final int DEPOTS_AVANT_LA_PANNE = 12;

    @TempDir
    Path tenants;

    /** A filing that was asked for: what was sent may be sent again with the same key. */
    private static final class Demande {
        private final String cle = UUID.randomUUID().toString();
        private String reference;
        private String numero;
    }

    private final Queue<Demande> enSuspens = new ConcurrentLinkedQueue<>();
    private final Map<String, Demande> accusees = new ConcurrentHashMap<>();
    private Process lanceur;
    private String jeton;

    @Test
    @DisplayName("ne perd aucun dépôt accusé, n'en double aucun, ne saute ni ne répète aucun numéro")
    void pannes() throws Exception {
        preparerTenants();
        int attendus = 0;
        try {
            demarrer("--reinitialiser");
            for (String victime : List.of("wildfly", "postgresql", "wildfly", "postgresql")) {
                attendus += DEPOTS_AVANT_LA_PANNE;
                deposerJusquaLaPanne(victime, attendus);
                demarrer();
                reprendre();
            }
            verifier();
        } finally {
            arreter();
        }
    }

    private void preparerTenants() throws IOException {
        for (String nom : List.of("_national", "18-cher")) {
            Files.createSymbolicLink(
                    tenants.resolve(nom), Path.of("..", "tenants", nom).toRealPath());
        }
    }

    private void demarrer(String... options) throws IOException {
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("..", "modules", "lanceur", "target", "lanceur.jar").toString(),
                "--lie-au-parent",
                "--sans-limite",
                "--racine",
                "..",
                "--donnees",
                DONNEES.toString(),
                "--tenants",
                tenants.toString(),
                "--decalage-ports",
                String.valueOf(DECALAGE)));
        commande.addAll(List.of(options));
        lanceur = new ProcessBuilder(commande).redirectErrorStream(true).start();
        BufferedReader sortie = lanceur.inputReader();
        List<String> lignes = new ArrayList<>();
        for (String ligne = sortie.readLine(); ligne != null; ligne = sortie.readLine()) {
            lignes.add(ligne);
            if (ligne.startsWith("PRET ")) {
                jeton = jeton();
                return;
            }
        }
        throw new AssertionError("la pile n'a pas démarré :\n" + String.join("\n", lignes));
    }

    /** The whole stops by itself when one of its parts is gone. */
    private void deposerJusquaLaPanne(String victime, int jusqua) throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(DEPOSANTS);
        List<Future<?>> deposants = IntStream.range(0, DEPOSANTS)
                .<Future<?>>mapToObj(i -> fils.submit(this::deposerSansFin))
                .toList();
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (accusees.size() < jusqua) {
            assertTrue(System.nanoTime() < limite, accusees.size() + " dépôts accusés, " + jusqua + " attendus");
            TimeUnit.MILLISECONDS.sleep(20);
        }
        ProcessHandle.of(processus(victime)).orElseThrow().destroyForcibly();
        for (Future<?> deposant : deposants) {
            deposant.get(2, TimeUnit.MINUTES);
        }
        fils.shutdown();
        assertTrue(lanceur.waitFor(2, TimeUnit.MINUTES), "la pile ne s'est pas arrêtée");
    }

    private static long processus(String nom) throws IOException {
        return Long.parseLong(
                Files.readString(DONNEES.resolve("processus").resolve(nom)).split(" ")[0]);
    }

    private void deposerSansFin() {
        Demande demande = new Demande();
        while (deposer(demande)) {
            demande = new Demande();
        }
        enSuspens.add(demande);
    }

    /** What had no answer is sent again with its key, as a client that does not know does. */
    private void reprendre() {
        assertTrue(!enSuspens.isEmpty(), "la panne est arrivée pendant des dépôts");
        for (Demande demande = enSuspens.poll(); demande != null; demande = enSuspens.poll()) {
            assertTrue(deposer(demande), "le dépôt repris aboutit");
        }
    }

    /** @return false when no answer came, or one that says that nothing could be done */
    private boolean deposer(Demande demande) {
        try {
            if (demande.reference == null) {
                HttpResponse<String> cree =
                        poster("/dossiers", DossiersIT.saisie("18131", "Dépôt " + demande.cle), demande.cle + "-a");
                if (cree.statusCode() >= 500) {
                    return false;
                }
                assertEquals(201, cree.statusCode(), cree.body());
                demande.reference = Http.json(cree.body()).get("numero").asText();
            }
            HttpResponse<String> depose = poster(
                    "/dossiers/" + demande.reference + "/depot",
                    "{\"attestations\":true,\"confirmeMalgreRefus\":true}",
                    demande.cle + "-b");
            if (depose.statusCode() >= 500) {
                return false;
            }
            assertEquals(200, depose.statusCode(), depose.body());
            demande.numero = Http.json(depose.body()).get("numero").asText();
            accusees.put(demande.cle, demande);
            return true;
        } catch (UncheckedIOException coupe) {
            return false;
        }
    }

    private HttpResponse<String> poster(String chemin, String corps, String cle) {
        return Http.envoyer(HttpRequest.newBuilder(adresse(8080, "/api/v1" + chemin))
                .timeout(Duration.ofSeconds(30))
                .header("Host", Http.CHER)
                .header("Authorization", "Bearer " + jeton)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", cle)
                .POST(BodyPublishers.ofString(corps))
                .build());
    }

    private static String jeton() {
        HttpResponse<String> reponse = Http.envoyer(HttpRequest.newBuilder(
                        adresse(8180, "/realms/guichets/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(60))
                .header("Host", "localhost:" + (8180 + DECALAGE))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=guichets-local&scope=openid&username="
                        + COMPTE + "&password=" + COMPTE))
                .build());
        return Http.reussie(reponse).get("access_token").asText();
    }

    private static URI adresse(int port, String chemin) {
        return URI.create("http://127.0.0.1:" + (port + DECALAGE) + chemin);
    }

    private void verifier() throws Exception {
        Properties secrets = new Properties();
        try (Reader lecture = Files.newBufferedReader(DONNEES.resolve("secrets.properties"))) {
            secrets.load(lecture);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + (15432 + DECALAGE) + "/guichets";
        String motDePasse = secrets.getProperty("postgresql.proprietaire");
        try (Connection connexion = DriverManager.getConnection(url, "proprietaire", motDePasse)) {
            assertEquals(
                    accusees.values().stream()
                            .map(demande -> demande.numero + " " + demande.reference)
                            .sorted()
                            .toList(),
                    lire(connexion, """
                            SELECT d.numero || ' ' || o.reference FROM guichet_18.depot d
                              JOIN guichet_18.dossier o ON o.id = d.dossier
                             WHERE d.importe_le IS NULL ORDER BY 1
                            """),
                    "chaque dépôt accusé est là une fois, et rien d'autre");
            int importe = Integer.parseInt(lire(
                            connexion,
                            "SELECT max(split_part(numero, '-', 3)::int) FROM guichet_18.depot WHERE importe_le IS NOT NULL")
                    .get(0));
            assertEquals(
                    IntStream.rangeClosed(importe + 1, importe + accusees.size())
                            .mapToObj(Integer::toString)
                            .toList(),
                    lire(connexion, """
                            SELECT split_part(numero, '-', 3)::int FROM guichet_18.depot
                             WHERE importe_le IS NULL ORDER BY 1
                            """),
                    "les numéros se suivent");
            assertEquals(List.of(), lire(connexion, """
                            SELECT numero FROM guichet_18.depot d WHERE importe_le IS NULL AND NOT EXISTS (
                              SELECT 1 FROM guichet_18.sortie s
                               WHERE s.type = 'COURRIEL' AND position('accuse/' || d.numero || '"' IN s.contenu) > 0)
                            """), "chaque dépôt a laissé le courriel de son accusé");
        }
        List<Constat> constats = new VerificationJournaux(url, "proprietaire", motDePasse).executer(constat -> {});
        assertTrue(constats.stream().allMatch(constat -> constat.rupture().isEmpty()), constats::toString);
        assertTrue(constats.get(1).lignes() >= 2L * accusees.size(), constats::toString);
    }

    private static List<String> lire(Connection connexion, String requete) throws SQLException {
        List<String> valeurs = new ArrayList<>();
        try (Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(requete)) {
            while (lignes.next()) {
                valeurs.add(lignes.getString(1));
            }
        }
        return valeurs;
    }

    private void arreter() throws InterruptedException {
        if (lanceur != null) {
            lanceur.toHandle().destroy();
            if (!lanceur.waitFor(60, TimeUnit.SECONDS)) {
                lanceur.destroyForcibly();
            }
        }
    }
}
