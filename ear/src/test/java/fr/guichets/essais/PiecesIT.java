package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Through the REST interface, with the real antivirus of the stack. */
@DisplayName("Les pièces, contrôlées par un vrai ClamAV,")
class PiecesIT {

    private static final Path CLAMD = Path.of("/usr/sbin/clamd");
    private static final Appelant NANCAY = new Appelant("agent.18159", Http.CHER);
    private static final byte[] PDF = "%PDF-1.7\nUn devis\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EICAR = HexFormat.of()
            .parseHex("58354f2150254041505b345c505a58353428505e2937434329377d2445494341522d5354414e44415244"
                    + "2d414e544956495255532d544553542d46494c452124482b482a");
    private static final byte[] PROGRAMME =
            HexFormat.of().parseHex("4d5a90000300000004000000ffff0000b800000000000000" + "00".repeat(64));
    private static final int MAXIMUM = 20 << 20;

    private static String dossier;

    @BeforeAll
    static void ouvrir() {
        assumeTrue(Files.isExecutable(CLAMD), "ClamAV n'est pas installé (paquet clamav-daemon)");
        dossier = NANCAY.brouillon("""
                {"porteur":{"code":"18159"},"intitule":"Essai des pièces"}""");
    }

    private static String pieces() {
        return "/dossiers/" + dossier + "/pieces";
    }

    private static HttpResponse<String> joindre(String nom, byte[] octets, String... entetes) {
        return Http.envoyer(NANCAY.requete(pieces() + "?nature=DEVIS&nom=" + nom, entetes)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(octets))
                .build());
    }

    private static String jointe(String nom, byte[] octets) {
        HttpResponse<String> recue = joindre(nom, octets);
        assertEquals(201, recue.statusCode(), recue.body());
        JsonNode piece = Http.json(recue.body());
        assertEquals("A_CONTROLER", piece.get("etat").asText());
        assertTrue(recue.headers().firstValue("Location").orElse("").endsWith("/pieces/" + piece.get("id")));
        return pieces() + "/" + piece.get("id").asText();
    }

    private static String etat(String piece) {
        return Http.reussie(NANCAY.lire(piece)).get("etat").asText();
    }

    private static void attendre(String quoi, BooleanSupplier arrive) {
        long debut = System.nanoTime();
        while (!arrive.getAsBoolean()) {
            assertTrue(Duration.ofNanos(System.nanoTime() - debut).toSeconds() < 150, () -> "toujours pas : " + quoi);
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static HttpResponse<byte[]> contenu(String piece) {
        try {
            return HttpClient.newHttpClient()
                    .send(NANCAY.requete(piece + "/contenu").GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("se joignent, se contrôlent, s'ouvrent octet pour octet, se listent, se retirent")
    void vie() {
        byte[] plan = Arrays.copyOf(PDF, (3 << 20) + 17);
        String piece = jointe("plan%20masse.pdf", plan);
        attendre("saine", () -> etat(piece).equals("SAINE"));
        HttpResponse<byte[]> ouverte = contenu(piece);
        assertArrayEquals(plan, ouverte.body());
        assertEquals(
                "application/pdf", ouverte.headers().firstValue("Content-Type").orElse(""));
        assertTrue(ouverte.headers()
                .firstValue("Content-Disposition")
                .orElse("")
                .startsWith("attachment; filename=\"plan masse.pdf\""));
        assertEquals(
                "nosniff",
                ouverte.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(Http.reussie(NANCAY.lire(pieces())).get("total").asInt() > 0);
        String csv = NANCAY.lire(pieces(), "Accept", "text/csv").body();
        assertTrue(csv.contains("plan masse.pdf"), csv);
        assertEquals(
                404,
                new Appelant("agent.18033", Http.CHER).lire(piece + "/contenu").statusCode());
        assertEquals(404, new Appelant("instructeur.18", Http.CHER).lire(piece).statusCode());
        assertEquals(204, NANCAY.envoyer("DELETE", piece, null).statusCode());
        Http.probleme(NANCAY.lire(piece), 404, "INTROUVABLE");
    }

    @Test
    @DisplayName("envoyées de nouveau avec la même clé, ou les mêmes octets, n'en font qu'une")
    void uneSeuleFois() {
        String cle = "pieces-" + System.nanoTime();
        HttpResponse<String> premiere = joindre("cle.pdf", PDF, "Idempotency-Key", cle);
        assertEquals(
                premiere.body(), joindre("cle.pdf", PDF, "Idempotency-Key", cle).body());
        Http.probleme(joindre("autre.pdf", PDF, "Idempotency-Key", cle), 422, "CLE_REUTILISEE");
        assertEquals(
                Http.json(premiere.body()).get("id"),
                Http.json(joindre("cle.pdf", PDF).body()).get("id"));
    }

    static Stream<Arguments> refusees() {
        return Stream.of(
                Arguments.of("programme.pdf", PROGRAMME, 400, "TYPE_REFUSE"),
                Arguments.of("vide.pdf", new byte[0], 400, "FICHIER_VIDE"),
                Arguments.of("bombe.docx", bombe(), 400, "ARCHIVE_EXCESSIVE"),
                Arguments.of("image.png", PDF, 400, "EXTENSION_TROMPEUSE"),
                Arguments.of("enorme.pdf", new byte[MAXIMUM + 1], 413, "CORPS_TROP_GRAND"),
                Arguments.of("", PDF, 400, "OBLIGATOIRE"));
    }

    /** A Word document of 20 kB that becomes 20 MB. */
    private static byte[] bombe() {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(sortie)) {
            archive.putNextEntry(new ZipEntry("word/document.xml"));
            archive.write(new byte[MAXIMUM]);
            archive.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sortie.toByteArray();
    }

    @ParameterizedTest(name = "{0} : {3}")
    @MethodSource("refusees")
    @DisplayName("qui ne peuvent pas être prises le disent, et rien n'est gardé")
    void refusees(String nom, byte[] octets, int statut, String code) {
        int avant = Http.reussie(NANCAY.lire(pieces())).get("total").asInt();
        HttpResponse<String> refus = joindre(nom, octets);
        assertEquals(statut, refus.statusCode(), refus.body());
        JsonNode probleme = Http.json(refus.body());
        JsonNode lu = probleme.path("erreurs").isEmpty() ? probleme : probleme.at("/erreurs/0");
        assertEquals(code, lu.get("code").asText(), refus.body());
        assertEquals(avant, Http.reussie(NANCAY.lire(pieces())).get("total").asInt());
    }

    @Test
    @DisplayName("annoncées trop grandes sont refusées sans être lues ; l'enveloppe multipart n'est pas admise")
    void annoncees() throws IOException {
        String reponse = Http.brut("POST /api/v1" + pieces() + "?nature=DEVIS&nom=x.pdf HTTP/1.1\r\nHost: " + Http.CHER
                + "\r\nAuthorization: Bearer " + Jetons.de("agent.18159")
                + "\r\nContent-Length: 100000000\r\nConnection: close\r\n\r\n");
        assertTrue(reponse.startsWith("HTTP/1.1 413"), reponse);
        HttpResponse<String> multipart = Http.envoyer(NANCAY.requete(pieces() + "?nature=DEVIS&nom=x.pdf")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--"))
                .build());
        assertEquals(415, multipart.statusCode(), multipart.body());
    }

    @Test
    @DisplayName("infectées ne sont pas gardées, et le disent")
    void infectees() {
        String piece = jointe("eicar.txt", EICAR);
        attendre("refusée", () -> etat(piece).equals("REFUSEE"));
        JsonNode lue = Http.reussie(NANCAY.lire(piece));
        assertTrue(lue.get("motif").asText().contains("contient un virus"), lue.toString());
        Http.probleme(NANCAY.lire(piece + "/contenu"), 409, "PIECE_REFUSEE");
    }

    @Test
    @DisplayName("attendent que l'antivirus revienne : visibles, fermées, puis contrôlées")
    void sansAntivirus() throws IOException, InterruptedException {
        Path donnees = Pile.donnees();
        long pid = Long.parseLong(
                Files.readString(donnees.resolve("processus/antivirus")).split(" ")[0]);
        ProcessHandle clamd = ProcessHandle.of(pid).orElseThrow();
        clamd.destroy();
        clamd.onExit().join();
        String piece;
        try {
            piece = jointe("attente.pdf", Arrays.copyOf(PDF, 5_000));
            attendre(
                    "l'échec visible",
                    () -> Http.reussie(Http.lire(Http.PORTAIL, "/sante"))
                                    .at("/sorties/guichet_18/enEchec")
                                    .asInt()
                            > 0);
            assertEquals("A_CONTROLER", etat(piece));
            Http.probleme(NANCAY.lire(piece + "/contenu"), 409, "PIECE_NON_CONTROLEE");
        } finally {
            relancer(donnees);
        }
        String attendue = piece;
        attendre("le contrôle", () -> etat(attendue).equals("SAINE"));
        assertEquals(200, NANCAY.lire(attendue + "/contenu").statusCode());
    }

    /** Ends with these tests, as the lanceur ends its own. */
    private static void relancer(Path donnees) throws IOException {
        Process clamd = new ProcessBuilder(
                        CLAMD.toString(), "--foreground", "--config-file=" + donnees.resolve("antivirus/clamd.conf"))
                .redirectErrorStream(true)
                .redirectOutput(donnees.resolve("journaux/antivirus-bis.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(clamd::destroy));
    }
}
