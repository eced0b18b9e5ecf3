package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("La messagerie locale")
class MessagerieTest {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', 0, (byte) 0xff, 13, 10};

    @TempDir
    private Path dossier;

    private final HttpClient navigateur =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int smtp;
    private int http;
    private Messagerie messagerie;
    private PageMessagerie pages;

    @BeforeEach
    void ouvrir() throws IOException {
        smtp = portLibre();
        http = portLibre();
        messagerie = Messagerie.demarrer(dossier, smtp);
        pages = PageMessagerie.ouvrir(messagerie, http);
    }

    @AfterEach
    void fermer() {
        pages.close();
        messagerie.close();
    }

    @Test
    @DisplayName("Un courriel reçu se lit en texte, en HTML, avec sa pièce et sa source, et survit à un redémarrage")
    void lecture() throws Exception {
        envoyer("mairie@exemple.invalid", "Accusé <b>18-2021-001</b>", "http://cher.localhost:8080/x?a=1&b=2 & fin");
        messagerie.close();
        pages.close();
        ouvrir();
        JsonNode courriel = json("/messages.json").get(0);
        assertEquals("mairie@exemple.invalid", courriel.get("a").asText());
        assertEquals("Accusé <b>18-2021-001</b>", courriel.get("objet").asText());
        assertEquals("2021-06-02T07:12:00Z", courriel.get("date").asText());
        assertEquals("accusé.pdf", courriel.get("pieces").get(0).asText());
        HttpResponse<String> page = lire("/messages/1");
        assertTrue(page.body().contains("<h1>Accusé &lt;b&gt;18-2021-001&lt;/b&gt;</h1>"));
        assertTrue(page.body().contains("href=\"http://cher.localhost:8080/x?a=1&amp;b=2\""));
        assertTrue(page.body().contains("2 juin 2021, 9 h 12"));
        HttpResponse<String> html = lire("/messages/1/html");
        assertTrue(html.body().contains("<p>corps</p>"));
        String politique = html.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(politique.contains("default-src 'none'") && politique.contains("; sandbox "), politique);
        assertFalse(politique.contains("script"), politique);
        assertTrue(lire("/messages/1/source").body().startsWith("X-Recu-Pour: mairie@exemple.invalid"));
        HttpResponse<byte[]> piece =
                navigateur.send(demande("/messages/1/pieces/0").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertArrayEquals(PDF, piece.body());
        assertEquals(
                "application/pdf", piece.headers().firstValue("Content-Type").orElse(""));
        assertTrue(piece.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
    }

    @Test
    @DisplayName("Les plus récents d'abord, par destinataire, puis plus rien ; la numérotation continue")
    void listeEtVidage() throws Exception {
        envoyer("a@exemple.invalid", "premier", "x");
        envoyer("b@exemple.invalid", "second", "x");
        assertEquals("second", json("/messages.json").get(0).get("objet").asText());
        JsonNode filtres = json("/messages.json?a=A%40exemple");
        assertEquals(1, filtres.size());
        assertEquals("premier", filtres.get(0).get("objet").asText());
        assertTrue(lire("/?a=rien").body().contains("Aucun courriel pour cette adresse"));
        assertEquals(303, poster("/vider", null).statusCode());
        assertEquals(0, json("/messages.json").size());
        assertTrue(lire("/").body().contains("Aucun courriel pour l’instant"));
        envoyer("a@exemple.invalid", "troisième", "x");
        assertEquals(3, json("/messages.json").get(0).get("numero").asInt());
    }

    @Test
    @DisplayName("La panne simulée refuse les courriels, puis le serveur revient au même port")
    void panne() throws Exception {
        assertEquals(303, poster("/couper", null).statusCode());
        assertTrue(lire("/").body().contains("Panne simulée"));
        assertThrows(MessagingException.class, () -> envoyer("a@exemple.invalid", "perdu ?", "x"));
        assertEquals(303, poster("/retablir", null).statusCode());
        envoyer("a@exemple.invalid", "arrivé", "x");
        assertEquals(1, json("/messages.json").size());
    }

    @ParameterizedTest
    @DisplayName("Une autre page ne peut ni agir ni lire sous un autre nom")
    @CsvSource({"http://pirate.invalid, 403", "null, 403", "'', 303"})
    void origine(String origine, int statut) throws Exception {
        assertEquals(
                statut, poster("/vider", origine.isEmpty() ? null : origine).statusCode());
        HttpResponse<String> autreNom = navigateur.send(
                demande("/messages.json")
                        .header("Host", "pirate.invalid:" + http)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(403, autreNom.statusCode());
    }

    @ParameterizedTest
    @DisplayName("Ce qui n'existe pas est introuvable")
    @CsvSource({"/messages/9", "/messages/1/pieces/7", "/rien", "/messages/../../etc/passwd"})
    void introuvable(String chemin) throws Exception {
        envoyer("a@exemple.invalid", "objet", "x");
        assertEquals(404, lire(chemin).statusCode());
    }

    private void envoyer(String a, String objet, String texte) throws MessagingException {
        Properties reglages = new Properties();
        reglages.setProperty("mail.smtp.host", "127.0.0.1");
        reglages.setProperty("mail.smtp.port", Integer.toString(smtp));
        MimeMessage message = new MimeMessage(Session.getInstance(reglages));
        message.setFrom("guichets@exemple.invalid");
        message.setRecipient(RecipientType.TO, new InternetAddress(a));
        message.setSubject(objet, "UTF-8");
        message.setSentDate(Date.from(Instant.parse("2021-06-02T07:12:00Z")));
        MimeBodyPart enTexte = new MimeBodyPart();
        enTexte.setText(texte, "UTF-8");
        MimeBodyPart enHtml = new MimeBodyPart();
        enHtml.setText("<html><head></head><body><p>corps</p><script>alert(1)</script></body></html>", "UTF-8", "html");
        MimeBodyPart formes = new MimeBodyPart();
        formes.setContent(new MimeMultipart("alternative", enTexte, enHtml));
        MimeBodyPart piece = new MimeBodyPart();
        piece.setDataHandler(new DataHandler(new ByteArrayDataSource(PDF, "application/pdf")));
        piece.setFileName("accusé.pdf");
        message.setContent(new MimeMultipart("mixed", formes, piece));
        Transport.send(message);
    }

    private HttpRequest.Builder demande(String chemin) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + chemin));
    }

    private HttpResponse<String> lire(String chemin) throws IOException, InterruptedException {
        return navigateur.send(demande(chemin).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private JsonNode json(String chemin) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(lire(chemin).body());
    }

    private HttpResponse<String> poster(String chemin, String origine) throws IOException, InterruptedException {
        HttpRequest.Builder demande = demande(chemin).POST(HttpRequest.BodyPublishers.noBody());
        if (origine != null) {
            demande.header("Origin", origine);
        }
        return navigateur.send(demande.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int portLibre() throws IOException {
        try (ServerSocket libre = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return libre.getLocalPort();
        }
    }

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }
}
