package fr.guichets.documents;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.guichets.documents.Courriels.Courriel;
import fr.guichets.documents.Courriels.Fournisseur;
import fr.guichets.documents.Courriels.Piece;
import fr.guichets.documents.ServeurSmtp.Chiffrement;
import fr.guichets.socle.RejetDefinitif;
import fr.guichets.socle.Sorties;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Le facteur remet les courriels au serveur SMTP")
class FacteurTest {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', 0, (byte) 0xff, 13, 10, 10};
    private static final Instant DEPOSE_LE = Instant.parse("2021-06-02T07:12:00Z");

    private final GreenMail boite = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Facteur facteur;
    private int port;

    @BeforeEach
    void ouvrir() {
        boite.start();
        port = boite.getSmtp().getPort();
        Fournisseur accuses = reference ->
                reference.startsWith("accuse/") ? new Piece("18-2021-001_accuse.pdf", "application/pdf", PDF) : null;
        Fournisseur autres = reference -> null;
        facteur = new Facteur(() -> serveur(port), List.of(autres, accuses));
    }

    @AfterEach
    void fermer() {
        boite.stop();
    }

    @Test
    @DisplayName("Texte et HTML disent les mêmes mots, avec un lien, un contact et l'accusé joint")
    void complet() throws Exception {
        facteur.recevoir(message(7, accuse()));
        MimeMessage recu = seul();
        MimeMultipart tout = (MimeMultipart) recu.getContent();
        MimeMultipart formes = (MimeMultipart) tout.getBodyPart(0).getContent();
        String texte = formes.getBodyPart(0).getContent().toString();
        String html = formes.getBodyPart(1).getContent().toString();
        Files.writeString(Path.of("target/courriel.html"), html);
        Part jointe = tout.getBodyPart(1);
        assertAll(
                () -> assertEquals(
                        "[Guichet du Cher] 18-2021-001 : votre demande est reçue à l'échéance", recu.getSubject()),
                () -> assertEquals("Guichet du Cher <guichets@exemple.invalid>", recu.getFrom()[0].toString()),
                () -> assertEquals("mairie@exemple.invalid", recu.getAllRecipients()[0].toString()),
                () -> assertEquals("auto-generated", recu.getHeader("Auto-Submitted", null)),
                () -> assertEquals("<guichet_18.7.1622617920@localhost>", recu.getMessageID()),
                () -> assertEquals(DEPOSE_LE, recu.getSentDate().toInstant()),
                () -> assertTrue(formes.getContentType().startsWith("multipart/alternative")),
                () -> assertTrue(formes.getBodyPart(0).isMimeType("text/plain")),
                () -> assertTrue(formes.getBodyPart(1).isMimeType("text/html")),
                () -> assertTrue(texte.contains("Votre demande est arrivée le 2 juin.")),
                () -> assertTrue(html.contains("Votre demande est arrivée le 2 juin.")),
                () -> assertTrue(texte.contains("http://cher.localhost:8080/dossiers/suivi?numero=18-2021-001&x=1")),
                () -> assertTrue(html.contains("suivi?numero=18-2021-001&amp;x=1\"")),
                () -> assertTrue(html.contains("&lt;b&gt;Portail&lt;/b&gt; &amp; démarches")),
                () -> assertTrue(texte.contains("<b>Portail</b> & démarches")),
                () -> assertTrue(texte.contains("02 48 67 18 18") && html.contains("02 48 67 18 18")),
                () -> assertTrue(html.contains("lang=\"fr\"")),
                () -> assertFalse(html.contains("<img")),
                () -> assertEquals("18-2021-001_accuse.pdf", jointe.getFileName()),
                () -> assertArrayEquals(PDF, lire(jointe)));
    }

    @Test
    @DisplayName("Sans pièce, sans lien ni contact, il ne reste que les phrases")
    void simple() throws Exception {
        facteur.recevoir(message(
                1, new Courriel("a@b.fr", "objet", "Guichets", List.of("Une phrase."), null, null, null, null)));
        MimeMultipart formes = (MimeMultipart) seul().getContent();
        assertEquals(2, formes.getCount());
        String texte = formes.getBodyPart(0).getContent().toString();
        assertFalse(texte.contains("Une question"));
        assertTrue(texte.contains("Une phrase."));
    }

    @Test
    @DisplayName("Le même message envoyé deux fois porte le même identifiant ; un autre message, un autre")
    void repete() throws Exception {
        facteur.recevoir(message(7, accuse()));
        facteur.recevoir(message(7, accuse()));
        facteur.recevoir(message(8, accuse()));
        MimeMessage[] recus = boite.getReceivedMessages();
        assertEquals(recus[0].getMessageID(), recus[1].getMessageID());
        assertFalse(recus[0].getMessageID().equals(recus[2].getMessageID()));
    }

    @Test
    @DisplayName("Un objet, un service ou un nom de fichier à plusieurs lignes n'ajoutent aucun en-tête")
    void injection() throws Exception {
        Facteur piege = new Facteur(
                () -> serveur(port),
                List.of(reference -> new Piece("a.pdf\"\r\nBcc: pirate@exemple.invalid", "application/pdf", PDF)));
        String ajout = "\r\nBcc: pirate@exemple.invalid\r\n\r\n<script>";
        piege.recevoir(message(
                1,
                new Courriel(
                        "a@b.fr",
                        "objet" + ajout,
                        "Guichet" + ajout,
                        List.of("x" + ajout),
                        null,
                        null,
                        "c" + ajout,
                        "p")));
        MimeMessage recu = seul();
        assertNull(recu.getHeader("Bcc"));
        assertEquals(1, recu.getAllRecipients().length);
        assertTrue(recu.getSubject().contains("Bcc: pirate"), "les mots restent, la ligne non");
        assertNull(((MimeMultipart) recu.getContent()).getBodyPart(1).getHeader("Bcc"));
    }

    @ParameterizedTest
    @DisplayName("Une adresse qui n'en est pas une est rejetée pour de bon, rien ne part")
    @ValueSource(
            strings = {
                "",
                "mairie",
                "a@b.fr, pirate@exemple.invalid",
                "a@b.fr\r\nBcc: pirate@exemple.invalid",
                "Mairie <a@b.fr>",
                "a@",
                "@b.fr",
                "a b@c.fr"
            })
    void adresse(String adresse) {
        Courriel courriel = new Courriel(adresse, "o", "Guichets", List.of("x"), null, null, null, null);
        assertThrows(RejetDefinitif.class, () -> facteur.recevoir(message(1, courriel)));
        assertEquals(0, boite.getReceivedMessages().length);
    }

    @Test
    @DisplayName("Un serveur arrêté fait attendre le courriel ; il part quand le serveur revient")
    void panne() throws Exception {
        boite.stop();
        assertThrows(MessagingException.class, () -> facteur.recevoir(message(7, accuse())));
        GreenMail revenue = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        revenue.start();
        try {
            new Facteur(() -> serveur(port), List.of()).recevoir(message(7, sansPiece()));
            assertEquals(1, revenue.getReceivedMessages().length);
        } finally {
            revenue.stop();
        }
    }

    @Test
    @Timeout(9)
    @DisplayName("Un serveur qui ne dit rien n'est attendu que cinq secondes")
    void muet() throws IOException {
        try (ServerSocket muet = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Facteur attente = new Facteur(() -> serveur(muet.getLocalPort()), List.of());
            long debut = System.nanoTime();
            assertThrows(MessagingException.class, () -> attente.recevoir(message(1, sansPiece())));
            assertTrue(System.nanoTime() - debut >= Duration.ofSeconds(4).toNanos());
        }
    }

    @ParameterizedTest
    @DisplayName(
            "Une adresse que le serveur refuse est rejetée pour de bon ; qu'il ne peut prendre à présent, elle attend")
    @CsvSource({"550 5.1.1 inconnue, true", "451 4.3.0 plus tard, false"})
    void refusee(String reponse, boolean definitif) throws Exception {
        try (ServerSocket ecoute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serveur = new Thread(() -> converser(ecoute, reponse));
            serveur.start();
            Facteur refuse = new Facteur(() -> serveur(ecoute.getLocalPort()), List.of());
            Exception echec = assertThrows(Exception.class, () -> refuse.recevoir(message(1, sansPiece())));
            assertEquals(definitif, echec instanceof RejetDefinitif, echec::toString);
            serveur.join();
        }
    }

    /** A server that knows none of its recipients. */
    private static void converser(ServerSocket ecoute, String aChaqueDestinataire) {
        try (Socket client = ecoute.accept();
                BufferedReader lecture =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                PrintStream ecriture = new PrintStream(client.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            ecriture.print("220 essai\r\n");
            String ligne = lecture.readLine();
            while (ligne != null && !ligne.startsWith("QUIT")) {
                ecriture.print((ligne.startsWith("RCPT") ? aChaqueDestinataire : "250 bien") + "\r\n");
                ligne = lecture.readLine();
            }
            ecriture.print("221 au revoir\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("STARTTLS demandé et absent : le courriel ne part pas en clair")
    void chiffrement() {
        Facteur exigeant = new Facteur(
                () -> new ServeurSmtp("127.0.0.1", port, Chiffrement.STARTTLS, "", "", "guichets@exemple.invalid"),
                List.of());
        assertThrows(MessagingException.class, () -> exigeant.recevoir(message(1, sansPiece())));
        assertEquals(0, boite.getReceivedMessages().length);
    }

    @Test
    @DisplayName("Une pièce que personne ne fournit retient le courriel")
    void pieceIntrouvable() {
        Courriel courriel = new Courriel("a@b.fr", "o", "Guichets", List.of("x"), null, null, null, "inconnue");
        assertThrows(IllegalStateException.class, () -> facteur.recevoir(message(1, courriel)));
        assertEquals(0, boite.getReceivedMessages().length);
    }

    private static Courriel accuse() {
        return new Courriel(
                "mairie@exemple.invalid",
                "18-2021-001 : votre demande est reçue à l'échéance",
                "Guichet du Cher",
                List.of(
                        "Votre demande est arrivée le 2 juin. Elle porte le numéro 18-2021-001.",
                        "Projet : <b>Portail</b> & démarches",
                        "Vous pouvez signer, sans garantie d'aide. Faites-le au plus tard le 31 décembre 2021."),
                "http://cher.localhost:8080/dossiers/suivi?numero=18-2021-001&x=1",
                "Suivre ma demande",
                "Direction de la citoyenneté, 02 48 67 18 18",
                "accuse/18-2021-001");
    }

    private static Courriel sansPiece() {
        return new Courriel("a@b.fr", "objet", "Guichets", List.of("Une phrase."), null, null, null, null);
    }

    private static ServeurSmtp serveur(int port) {
        return new ServeurSmtp("127.0.0.1", port, Chiffrement.AUCUN, "", "", "guichets@exemple.invalid");
    }

    private static Sorties.Message message(long id, Courriel courriel) {
        try {
            return new Sorties.Message(
                    "guichet_18", id, "COURRIEL", new ObjectMapper().writeValueAsString(courriel), DEPOSE_LE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeMessage seul() {
        MimeMessage[] recus = boite.getReceivedMessages();
        assertEquals(1, recus.length, () -> Arrays.toString(recus));
        return recus[0];
    }

    private static byte[] lire(Part partie) throws IOException, MessagingException {
        try (InputStream contenu = partie.getInputStream()) {
            return contenu.readAllBytes();
        }
    }
}
