package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The journeys written in src/test/navigateur, each file run by Node against the stack. */
@DisplayName("Au navigateur")
class NavigateurIT {

    private static final Path DOSSIER =
            Path.of("src", "test", "navigateur").toAbsolutePath().normalize();
    private static final Path SORTIES = Path.of("target", "navigateur").toAbsolutePath();
    private static final String CHROMIUM =
            Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium");
    private static final int MINUTES = 5;

    @BeforeAll
    static void preparer() throws IOException, InterruptedException {
        Files.createDirectories(SORTIES);
        if (chromium() && !aJour()) {
            assertEquals("", lancer("npm", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        }
    }

    private static boolean chromium() {
        return Files.isExecutable(Path.of(CHROMIUM));
    }

    /** npm leaves its own lock in node_modules once it has installed everything. */
    private static boolean aJour() throws IOException {
        Path installe = DOSSIER.resolve("node_modules").resolve(".package-lock.json");
        Path voulu = DOSSIER.resolve("package-lock.json");
        return Files.exists(installe)
                && Files.getLastModifiedTime(installe).compareTo(Files.getLastModifiedTime(voulu)) >= 0;
    }

    static Stream<String> fichiers() throws IOException {
        try (Stream<Path> fichiers = Files.list(DOSSIER)) {
            List<String> noms = fichiers.map(fichier -> fichier.getFileName().toString())
                    .filter(nom -> nom.endsWith(".test.mjs"))
                    .sorted()
                    .toList();
            return noms.stream();
        }
    }

    @DisplayName("les pages se comportent comme le disent les phrases de")
    @ParameterizedTest(name = "{0}")
    @MethodSource("fichiers")
    void parcourir(String fichier) throws IOException, InterruptedException {
        assumeTrue(chromium(), () -> "Chromium est absent de " + CHROMIUM + " : installez-le, ou donnez CHROMIUM");
        assertEquals("", lancer(fichier, "node", "--test", "--test-reporter=spec", fichier));
    }

    /** Plays a file against another stack, whose HTTP port this is. */
    static void parcourir(String fichier, int port) throws IOException, InterruptedException {
        preparer();
        assumeTrue(chromium(), () -> "Chromium est absent de " + CHROMIUM + " : installez-le, ou donnez CHROMIUM");
        assertEquals("", lancer(port, fichier, "node", "--test", "--test-reporter=spec", fichier));
    }

    /** @return what the command printed if it failed, else nothing. */
    private static String lancer(String nom, String... commande) throws IOException, InterruptedException {
        return lancer(URI.create(Pile.http()).getPort(), nom, commande);
    }

    private static String lancer(int port, String nom, String... commande) throws IOException, InterruptedException {
        Path sortie = SORTIES.resolve(nom + ".txt");
        ProcessBuilder preparation = new ProcessBuilder(commande)
                .directory(DOSSIER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(sortie.toFile());
        preparation.environment().put("GUICHETS_PORT", String.valueOf(port));
        Process processus = preparation.start();
        if (!processus.waitFor(MINUTES, TimeUnit.MINUTES)) {
            processus.descendants().forEach(ProcessHandle::destroy);
            processus.destroy();
            return nom + " n’a pas fini en " + MINUTES + " minutes";
        }
        return processus.exitValue() == 0 ? "" : Files.readString(sortie, StandardCharsets.UTF_8);
    }
}
