package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.assemblage.VerificationJournaux;
import fr.guichets.assemblage.VerificationJournaux.Constat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A stack of its own, with a few guichets: what is killed or dated there must not be missed by the other tests. */
final class PileSeparee implements AutoCloseable {

    private final String nom;
    private final int decalage;
    private final Path tenants;
    private final List<String> options;
    private Process lanceur;

    /**
     * @param decalage of the ports, beyond those of the common stack
     * @param tenants an empty folder that receives the guichets
     * @param guichets folders of tenants: 18-cher
     * @param options of the lanceur at each start
     */
    PileSeparee(String nom, int decalage, Path tenants, List<String> guichets, String... options) throws IOException {
        this.nom = nom;
        this.decalage = Pile.DECALAGE + decalage;
        this.tenants = tenants;
        this.options = List.of(options);
        Files.createSymbolicLink(
                tenants.resolve("_national"),
                Path.of("..", "tenants", "_national").toRealPath());
        for (String guichet : guichets) {
            Files.createSymbolicLink(
                    tenants.resolve(guichet), Path.of("..", "tenants", guichet).toRealPath());
        }
    }

    private Path donnees() {
        return Path.of("target", "pile-" + nom).toAbsolutePath();
    }

    String base() {
        return "http://127.0.0.1:" + (8080 + decalage);
    }

    Appelant appelant(String compte, String hote) {
        return new Appelant(compte, hote, base());
    }

    void demarrer(String... premieres) throws IOException {
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("..", "modules", "lanceur", "target", "lanceur.jar").toString(),
                "--lie-au-parent",
                "--sans-limite",
                "--racine",
                "..",
                "--donnees",
                donnees().toString(),
                "--tenants",
                tenants.toString(),
                "--decalage-ports",
                String.valueOf(decalage)));
        commande.addAll(options);
        commande.addAll(List.of(premieres));
        lanceur = new ProcessBuilder(commande).redirectErrorStream(true).start();
        BufferedReader sortie = lanceur.inputReader();
        List<String> lignes = new ArrayList<>();
        for (String ligne = sortie.readLine(); ligne != null; ligne = sortie.readLine()) {
            lignes.add(ligne);
            if (ligne.startsWith("PRET ")) {
                Jetons.oublier(base());
                Thread lecteur = new Thread(() -> sortie.lines().forEach(suite -> {}));
                lecteur.setDaemon(true);
                lecteur.start();
                return;
            }
        }
        throw new AssertionError("la pile n'a pas démarré :\n" + String.join("\n", lignes));
    }

    /** kill -9 of some of its parts and of all they started; the whole then stops by itself. */
    void tuer(List<String> victimes) throws IOException {
        List<ProcessHandle> condamnes = new ArrayList<>();
        for (String victime : victimes) {
            String note = Files.readString(donnees().resolve("processus").resolve(victime));
            ProcessHandle processus =
                    ProcessHandle.of(Long.parseLong(note.split(" ")[0])).orElseThrow();
            condamnes.add(processus);
            processus.descendants().forEach(condamnes::add);
        }
        condamnes.forEach(ProcessHandle::destroyForcibly);
    }

    void attendreLArret() throws InterruptedException {
        assertTrue(lanceur.waitFor(2, TimeUnit.MINUTES), "la pile ne s'est pas arrêtée");
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + (15432 + decalage) + "/guichets";
    }

    private String motDePasse() throws IOException {
        Properties secrets = new Properties();
        try (Reader lecture = Files.newBufferedReader(donnees().resolve("secrets.properties"))) {
            secrets.load(lecture);
        }
        return secrets.getProperty("postgresql.proprietaire");
    }

    /** First column of what the owner of the tables reads. */
    List<String> lire(String requete) throws IOException, SQLException {
        List<String> valeurs = new ArrayList<>();
        try (Connection connexion = DriverManager.getConnection(url(), "proprietaire", motDePasse());
                Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(requete)) {
            while (lignes.next()) {
                valeurs.add(lignes.getString(1));
            }
        }
        return valeurs;
    }

    /** Every journal follows itself from its first line. */
    List<Constat> verifierLesJournaux() throws Exception {
        List<Constat> constats = new VerificationJournaux(url(), "proprietaire", motDePasse()).executer(constat -> {});
        assertEquals(
                List.of(),
                constats.stream()
                        .filter(constat -> constat.rupture().isPresent())
                        .toList());
        return constats;
    }

    @Override
    public void close() {
        if (lanceur == null) {
            return;
        }
        lanceur.toHandle().destroy();
        try {
            if (!lanceur.waitFor(60, TimeUnit.SECONDS)) {
                lanceur.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
