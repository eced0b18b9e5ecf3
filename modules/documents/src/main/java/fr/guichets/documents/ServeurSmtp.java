package fr.guichets.documents;

import fr.guichets.socle.Configuration;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Locale;
import java.util.Properties;

/**
 * The server to which the mails are handed.
 *
 * @param chiffrement STARTTLS (asked for, never given up), IMPLICITE (TLS from the first byte), AUCUN
 * @param utilisateur empty when the server asks for none
 * @param expediteur address from which the mails leave
 */
record ServeurSmtp(
        String hote, int port, Chiffrement chiffrement, String utilisateur, String motDePasse, String expediteur) {

    enum Chiffrement {
        STARTTLS,
        IMPLICITE,
        AUCUN
    }

    private static final String DELAI_MS = "5000";

    /** @throws IllegalStateException naming the setting that is missing or wrong */
    static ServeurSmtp configure() {
        String utilisateur = Configuration.texte("guichets.smtp.utilisateur", "");
        return new ServeurSmtp(
                Configuration.obligatoire("guichets.smtp.hote"),
                lirePort(Configuration.texte("guichets.smtp.port", "587")),
                lireChiffrement(Configuration.texte("guichets.smtp.tls", Chiffrement.STARTTLS.name())),
                utilisateur,
                utilisateur.isEmpty() ? "" : Configuration.secret("guichets.smtp.mot.de.passe"),
                Configuration.obligatoire("guichets.smtp.expediteur"));
    }

    private static int lirePort(String port) {
        if (!port.matches("\\d{1,5}")) {
            throw new IllegalStateException("guichets.smtp.port : un nombre est attendu, pas « " + port + " »");
        }
        return Integer.parseInt(port);
    }

    private static Chiffrement lireChiffrement(String tls) {
        try {
            return Chiffrement.valueOf(tls.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "guichets.smtp.tls : starttls, implicite ou aucun est attendu, pas « " + tls + " »", e);
        }
    }

    Session session() {
        Properties reglages = new Properties();
        reglages.setProperty("mail.transport.protocol", "smtp");
        reglages.setProperty("mail.smtp.host", hote);
        reglages.setProperty("mail.smtp.port", Integer.toString(port));
        reglages.setProperty("mail.smtp.connectiontimeout", DELAI_MS);
        reglages.setProperty("mail.smtp.timeout", DELAI_MS);
        reglages.setProperty("mail.smtp.writetimeout", DELAI_MS);
        boolean starttls = chiffrement == Chiffrement.STARTTLS;
        reglages.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        reglages.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        reglages.setProperty("mail.smtp.ssl.enable", Boolean.toString(chiffrement == Chiffrement.IMPLICITE));
        reglages.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (utilisateur.isEmpty()) {
            return Session.getInstance(reglages);
        }
        reglages.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(reglages, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(utilisateur, motDePasse);
            }
        });
    }
}
