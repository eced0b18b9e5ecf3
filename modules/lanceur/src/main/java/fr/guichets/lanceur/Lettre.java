package fr.guichets.lanceur;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A mail that the local catcher received.
 *
 * @param numero 1, 2, 3… in the order of reception
 * @param a the recipient that the SMTP dialogue named
 * @param identifiant Message-ID
 * @param texte null when there is none
 * @param html null when there is none
 */
record Lettre(
        int numero,
        String a,
        String de,
        String objet,
        Instant date,
        String identifiant,
        String texte,
        String html,
        List<Jointe> pieces) {

    record Jointe(String nom, String type, byte[] contenu) {}

    /** Header added in front of what was received: the recipient, which a blind copy does not name. */
    static final String POUR = "X-Recu-Pour";

    static Lettre lire(int numero, byte[] source) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
            Contenu contenu = new Contenu();
            contenu.parcourir(message);
            return new Lettre(
                    numero,
                    Optional.ofNullable(message.getHeader(POUR, null)).orElse(""),
                    message.getFrom() == null ? "" : message.getFrom()[0].toString(),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    Optional.ofNullable(message.getSentDate())
                            .map(Date::toInstant)
                            .orElse(Instant.EPOCH),
                    message.getMessageID(),
                    contenu.texte,
                    contenu.html,
                    contenu.pieces);
        } catch (MessagingException | IOException e) {
            throw new Echec("Le courriel n° " + numero + " de la messagerie locale est illisible", e);
        }
    }

    private static final class Contenu {

        private final List<Jointe> pieces = new ArrayList<>();
        private String texte;
        private String html;

        void parcourir(Part partie) throws MessagingException, IOException {
            boolean jointe = partie.getFileName() != null;
            if (partie.isMimeType("multipart/*")) {
                Multipart parties = (Multipart) partie.getContent();
                for (int i = 0; i < parties.getCount(); i++) {
                    parcourir(parties.getBodyPart(i));
                }
            } else if (!jointe && texte == null && partie.isMimeType("text/plain")) {
                texte = partie.getContent().toString();
            } else if (!jointe && html == null && partie.isMimeType("text/html")) {
                html = partie.getContent().toString();
            } else {
                pieces.add(new Jointe(
                        jointe ? partie.getFileName() : "sans nom",
                        partie.getContentType().split(";", 2)[0],
                        partie.getInputStream().readAllBytes()));
            }
        }
    }
}
