package fr.guichets.essais;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The whole stack, started once for all tests by the same lanceur as the README's command, with other ports and its own
 * data. When the system property guichets.http is given, a stack already running there is used instead.
 */
public class Pile implements LauncherSessionListener {

    /** Ports of the stack under test are those of the README plus this. */
    static final int DECALAGE = Integer.getInteger("essais.decalage", 2300);

    private static final Path CIBLE = Path.of("target").toAbsolutePath();
    private static final Path DONNEES =
            Path.of(System.getProperty("essais.donnees", CIBLE.resolve("pile").toString()));
    private Process lanceur;

    static String http() {
        return System.getProperty("guichets.http");
    }

    static String urlBase(String base) {
        return "jdbc:postgresql://127.0.0.1:" + (15432 + DECALAGE) + "/" + base;
    }

    /** Where the stack keeps its data. */
    static Path donnees() {
        return DONNEES;
    }

    /** One of the secrets that the lanceur drew for this stack. */
    static String secret(String nom) {
        Properties secrets = new Properties();
        try (Reader lecture = Files.newBufferedReader(DONNEES.resolve("secrets.properties"))) {
            secrets.load(lecture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.getProperty(nom);
    }

    /** A secret in a file of its own, beside the others, for a server that reads it there. */
    private static Path deposer(String nom) {
        try {
            Path fichier = DONNEES.resolve("essais-" + nom);
            Files.deleteIfExists(fichier);
            Files.createFile(
                    fichier, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(fichier, secret(nom));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (http() == null) {
            try {
                demarrer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            System.setProperty("guichets.http", "http://127.0.0.1:" + (8080 + DECALAGE));
        }
        System.setProperty("essais.bd", urlBase("guichets"));
        System.setProperty("essais.secret", deposer("guichets").toString());
    }

    private void demarrer() throws IOException {
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("..", "modules", "lanceur", "target", "lanceur.jar").toString(),
                "--lie-au-parent",
                "--racine",
                "..",
                "--reinitialiser",
                "--sans-limite",
                "--donnees",
                DONNEES.toString(),
                "--decalage-ports",
                String.valueOf(DECALAGE)));
        lanceur = new ProcessBuilder(commande)
                .directory(CIBLE.getParent().toFile())
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::arreter));
        BufferedReader sortie = lanceur.inputReader();
        List<String> lignes = new ArrayList<>();
        for (String ligne = sortie.readLine(); ligne != null; ligne = sortie.readLine()) {
            lignes.add(ligne);
            if (ligne.startsWith("PRET ")) {
                Thread lecteur = new Thread(() -> sortie.lines().forEach(suite -> {}));
                lecteur.setDaemon(true);
                lecteur.start();
                return;
            }
        }
        throw new IllegalStateException("la pile n'a pas démarré :\n" + String.join("\n", lignes));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        arreter();
    }

    private synchronized void arreter() {
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
        lanceur = null;
    }
}
