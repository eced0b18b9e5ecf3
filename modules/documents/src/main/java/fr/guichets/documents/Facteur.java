package fr.guichets.documents;

import fr.guichets.documents.Courriels.Courriel;
import fr.guichets.documents.Courriels.Fournisseur;
import fr.guichets.documents.Courriels.Piece;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.RejetDefinitif;
import fr.guichets.socle.Sorties;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Hands the mails of the outbox to the SMTP server. */
@ApplicationScoped
class Facteur implements Sorties.Destinataire {

    private static final String UTF8 = StandardCharsets.UTF_8.name();
    private static final Pattern HORS_LIGNE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern HORS_NOM_DE_FICHIER = Pattern.compile("[^\\p{L}\\p{N}._-]+");

    private final Supplier<ServeurSmtp> serveur;
    private final Iterable<Fournisseur> fournisseurs;

    /** For the proxy of the container alone. */
    protected Facteur() {
        this(null, null);
    }

    @Inject
    Facteur(@Any Instance<Fournisseur> fournisseurs) {
        this(ServeurSmtp::configure, fournisseurs);
    }

    Facteur(Supplier<ServeurSmtp> serveur, Iterable<Fournisseur> fournisseurs) {
        this.serveur = serveur;
        this.fournisseurs = fournisseurs;
    }

    /** The same message of the outbox always has the same identifier: a mail that leaves twice is known as one. */
    private static final class Enveloppe extends MimeMessage {

        private final String identifiant;

        Enveloppe(Session session, String identifiant) {
            super(session);
            this.identifiant = identifiant;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", identifiant);
        }
    }

    @Override
    public String type() {
        return Courriels.TYPE;
    }

    @Override
    public void recevoir(Sorties.Message message) throws RejetDefinitif, MessagingException {
        Courriel courriel = message.lire(Courriel.class);
        InternetAddress destinataire = destinataire(courriel.a());
        ServeurSmtp smtp = serveur.get();
        String identifiant = "<%s.%d.%d@%s>"
                .formatted(
                        message.perimetre(),
                        message.id(),
                        message.deposeLe().getEpochSecond(),
                        Configuration.domaine());
        MimeMessage enveloppe = new Enveloppe(smtp.session(), identifiant);
        enveloppe.setFrom(expediteur(smtp, courriel.service()));
        enveloppe.setRecipient(RecipientType.TO, destinataire);
        enveloppe.setSubject(surUneLigne("[" + courriel.service() + "] " + courriel.objet()), UTF8);
        enveloppe.setSentDate(Date.from(message.deposeLe()));
        enveloppe.setHeader("Auto-Submitted", "auto-generated");
        enveloppe.setHeader("Content-Language", "fr");
        enveloppe.setContent(contenu(courriel));
        try {
            envoyer(enveloppe);
        } catch (SendFailedException e) {
            if (e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0) {
                throw new RejetDefinitif("le serveur de courrier refuse l'adresse " + courriel.a(), e);
            }
            throw e;
        }
    }

    /** The library finds how to write each part through the loader of the thread, which in a pool may be any. */
    private static void envoyer(MimeMessage enveloppe) throws MessagingException {
        Thread fil = Thread.currentThread();
        ClassLoader precedent = fil.getContextClassLoader();
        fil.setContextClassLoader(Facteur.class.getClassLoader());
        try {
            enveloppe.saveChanges();
            Transport.send(enveloppe);
        } finally {
            fil.setContextClassLoader(precedent);
        }
    }

    private static InternetAddress destinataire(String adresse) throws RejetDefinitif {
        try {
            InternetAddress lue = new InternetAddress(adresse, true);
            if (!lue.getAddress().equals(adresse) || !adresse.contains("@")) {
                throw new AddressException("une seule adresse est attendue");
            }
            return lue;
        } catch (AddressException e) {
            throw new RejetDefinitif("« " + surUneLigne(adresse) + " » n'est pas une adresse de courrier", e);
        }
    }

    private static InternetAddress expediteur(ServeurSmtp smtp, String service) {
        try {
            return new InternetAddress(smtp.expediteur(), surUneLigne(service), UTF8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String surUneLigne(String texte) {
        return HORS_LIGNE.matcher(texte).replaceAll(" ").strip();
    }

    private MimeMultipart contenu(Courriel courriel) throws MessagingException {
        Map<String, Object> valeurs = valeurs(courriel);
        MimeBodyPart texte = new MimeBodyPart();
        texte.setText(Modeles.remplir("courriel.ftl", valeurs), UTF8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(Modeles.remplir("courriel.ftlh", valeurs), UTF8, "html");
        MimeMultipart deuxFormes = new MimeMultipart("alternative", texte, html);
        if (courriel.piece() == null) {
            return deuxFormes;
        }
        MimeBodyPart corps = new MimeBodyPart();
        corps.setContent(deuxFormes);
        return new MimeMultipart("mixed", corps, pieceJointe(courriel.piece()));
    }

    private static Map<String, Object> valeurs(Courriel courriel) {
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("objet", courriel.objet());
        valeurs.put("service", courriel.service());
        valeurs.put("paragraphes", courriel.paragraphes());
        valeurs.put("lien", courriel.lien());
        valeurs.put("libelleLien", courriel.libelleLien());
        valeurs.put("contact", courriel.contact());
        return valeurs;
    }

    private MimeBodyPart pieceJointe(String reference) throws MessagingException {
        Piece piece = pieces(reference)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("pièce jointe introuvable : " + reference));
        MimeBodyPart jointe = new MimeBodyPart();
        jointe.setDataHandler(new DataHandler(new ByteArrayDataSource(piece.contenu(), piece.type())));
        jointe.setFileName(HORS_NOM_DE_FICHIER.matcher(piece.nom()).replaceAll("-"));
        return jointe;
    }

    private Stream<Piece> pieces(String reference) {
        return StreamSupport.stream(fournisseurs.spliterator(), false)
                .map(fournisseur -> fournisseur.piece(reference))
                .filter(Objects::nonNull);
    }
}
