package fr.guichets.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real ClamAV of this machine, its only signature that of the EICAR test file, and small bounds. */
@DisplayName("L'antivirus ClamAV")
@Timeout(60)
class ClamdTest {

    private static final Path PROGRAMME = Path.of("/usr/sbin/clamd");
    private static final int PORT = 13_311;
    private static final Clamd CLAMD = Clamd.a("127.0.0.1:" + PORT);

    @TempDir
    private static Path dossier;

    private static Process processus;

    @BeforeAll
    static void demarrer() throws Exception {
        assumeTrue(Files.isExecutable(PROGRAMME), "ClamAV n'est pas installé (paquet clamav-daemon)");
        Path signatures = Files.createDirectory(dossier.resolve("signatures"));
        Files.writeString(
                signatures.resolve("eicar.ndb"),
                "Eicar-Test-Signature:0:*:" + HexFormat.of().formatHex(Fichiers.eicar()) + "\n");
        Path configuration = Files.writeString(dossier.resolve("clamd.conf"), """
                        TCPSocket %d
                        TCPAddr 127.0.0.1
                        DatabaseDirectory %s
                        TemporaryDirectory %s
                        StreamMaxLength 3M
                        MaxFileSize 1M
                        AlertExceedsMax yes
                        """.formatted(PORT, signatures, dossier));
        processus = new ProcessBuilder(PROGRAMME.toString(), "--foreground", "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(dossier.resolve("clamd.log").toFile())
                .start();
        while (!repond()) {
            assertTrue(processus.isAlive(), () -> journal());
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static String journal() {
        try {
            return Files.readString(dossier.resolve("clamd.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean repond() {
        try (Socket prise = new Socket("127.0.0.1", PORT)) {
            return prise.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    static void arreter() {
        if (processus != null) {
            processus.destroy();
        }
    }

    static Stream<Arguments> fichiers() {
        byte[] infecte = Fichiers.zip(
                "[Content_Types].xml", Fichiers.contentTypes(Fichiers.MOT), "word/media/image1.png", Fichiers.eicar());
        return Stream.of(
                Arguments.of("un PDF sain", Fichiers.pdf(), Optional.empty()),
                Arguments.of("une image", Fichiers.image("png"), Optional.empty()),
                Arguments.of("un document Word", Fichiers.ooxml(Fichiers.MOT), Optional.empty()),
                Arguments.of(
                        "le fichier d'essai EICAR", Fichiers.eicar(), Optional.of("Eicar-Test-Signature.UNOFFICIAL")),
                Arguments.of("le même dans un document Word", infecte, Optional.of("Eicar-Test-Signature.UNOFFICIAL")),
                Arguments.of(
                        "plus que ce qu'il explore",
                        new byte[2 << 20],
                        Optional.of("Heuristics.Limits.Exceeded.MaxFileSize")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fichiers")
    @DisplayName("dit ce qu'il trouve")
    void scanner(String quoi, byte[] octets, Optional<String> trouve) throws IOException {
        assertEquals(trouve, CLAMD.scanner(new ByteArrayInputStream(octets)));
    }

    @Test
    @DisplayName("n'a rien contrôlé quand le fichier dépasse ce qu'il reçoit")
    void tropLong() {
        assertThrows(IOException.class, () -> CLAMD.scanner(new ByteArrayInputStream(new byte[8 << 20])));
    }

    @Test
    @DisplayName("absent, n'a rien contrôlé")
    void absent() throws IOException {
        int libre;
        try (ServerSocket prise = new ServerSocket(0)) {
            libre = prise.getLocalPort();
        }
        Clamd personne = Clamd.a("127.0.0.1:" + libre);
        assertThrows(IOException.class, () -> personne.scanner(new ByteArrayInputStream(Fichiers.pdf())));
    }

    @ParameterizedTest(name = "« {0} »")
    @ValueSource(
            strings = {
                "",
                "stream: ",
                "INSTREAM size limit exceeded. ERROR",
                "UNKNOWN COMMAND",
                "stream: OK FOUND ERROR"
            })
    @DisplayName("qui répond autre chose qu'un verdict n'a rien contrôlé")
    void autreReponse(String reponse) {
        assertThrows(IOException.class, () -> Clamd.verdict(reponse + "\0"));
    }

    @ParameterizedTest(name = "« {0} »")
    @ValueSource(strings = {"3310", "localhost", "localhost:port", "http://localhost:3310/"})
    @DisplayName("à une adresse mal écrite est refusé avec le nom du réglage")
    void adresse(String adresse) {
        IllegalStateException refus = assertThrows(IllegalStateException.class, () -> Clamd.a(adresse));
        assertTrue(refus.getMessage().contains("guichets.antivirus"), refus.getMessage());
    }
}
