package fr.guichets.lanceur;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mail catcher of the local stack: an SMTP server that keeps every mail as a file of the data folder and sends none
 * on. A mail is acknowledged once its file is written.
 */
final class Messagerie implements AutoCloseable {

    private static final String HOTE = "127.0.0.1";

    private final Path dossier;
    private final int port;
    private GreenMail serveur;
    private int dernier;

    private Messagerie(Path dossier, int port) {
        this.dossier = dossier;
        this.port = port;
        this.dernier = numeros().max(Comparator.naturalOrder()).orElse(0);
    }

    static Messagerie demarrer(Path dossier, int port) {
        Messagerie messagerie = new Messagerie(dossier, port);
        messagerie.retablir();
        return messagerie;
    }

    synchronized boolean enPanne() {
        return serveur == null;
    }

    /** Stops the SMTP server alone, to see what the guichets do without it. */
    synchronized void couper() {
        if (serveur != null) {
            serveur.stop();
            serveur = null;
        }
    }

    synchronized void retablir() {
        if (serveur != null) {
            return;
        }
        GreenMail nouveau = new GreenMail(new ServerSetup(port, HOTE, ServerSetup.PROTOCOL_SMTP));
        UserManager comptes = nouveau.getUserManager();
        comptes.setMessageDeliveryHandler((message, adresse) -> recevoir(nouveau, comptes, message, adresse));
        nouveau.start();
        serveur = nouveau;
    }

    /** What GreenMail itself keeps in memory is thrown away: the file is there. */
    private GreenMailUser recevoir(GreenMail recepteur, UserManager comptes, MovingMessage message, MailAddress adresse)
            throws MessagingException, UserException {
        try {
            ByteArrayOutputStream source = new ByteArrayOutputStream();
            source.writeBytes((Lettre.POUR + ": " + adresse.getEmail() + "\r\n").getBytes(StandardCharsets.UTF_8));
            message.getMessage().writeTo(source);
            garder(source.toByteArray());
            recepteur.purgeEmailFromAllMailboxes();
        } catch (IOException | FolderException e) {
            throw new MessagingException("courriel non gardé", e);
        }
        GreenMailUser compte = comptes.getUserByEmail(adresse.getEmail());
        return compte != null ? compte : comptes.createUser(adresse.getEmail(), adresse.getEmail(), adresse.getEmail());
    }

    private synchronized void garder(byte[] source) throws IOException {
        Path provisoire = Files.write(dossier.resolve("arrivee"), source);
        Files.move(provisoire, fichier(dernier + 1));
        dernier++;
    }

    /** Newest first; those whose recipient contains the text, all when it is empty. */
    List<Lettre> lettres(String destinataire) {
        String cherche = destinataire.strip().toLowerCase(Locale.ROOT);
        return numeros()
                .sorted(Comparator.reverseOrder())
                .flatMap(numero -> lettre(numero).stream())
                .filter(lettre -> lettre.a().toLowerCase(Locale.ROOT).contains(cherche))
                .toList();
    }

    Optional<Lettre> lettre(int numero) {
        return source(numero).map(source -> Lettre.lire(numero, source));
    }

    Optional<byte[]> source(int numero) {
        try {
            Path fichier = fichier(numero);
            return Files.exists(fichier) ? Optional.of(Files.readAllBytes(fichier)) : Optional.empty();
        } catch (IOException e) {
            throw illisible(e);
        }
    }

    synchronized void vider() {
        numeros().forEach(numero -> DossierDonnees.effacer(fichier(numero)));
    }

    private Stream<Integer> numeros() {
        try (Stream<Path> fichiers = Files.list(dossier)) {
            return fichiers
                    .map(fichier -> fichier.getFileName().toString())
                    .filter(nom -> nom.matches("\\d{1,9}\\.eml"))
                    .map(nom -> Integer.valueOf(nom.substring(0, nom.length() - ".eml".length())))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw illisible(e);
        }
    }

    private Path fichier(int numero) {
        return dossier.resolve("%06d.eml".formatted(numero));
    }

    private Echec illisible(IOException cause) {
        return new Echec("La messagerie locale ne peut pas lire " + dossier + " : " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        couper();
    }
}
