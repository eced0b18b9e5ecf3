package fr.guichets.documents;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The antivirus daemon ClamAV, by its protocol: the bytes go through the connection, it reads no file of ours. */
record Clamd(String hote, int port) {

    private static final int CONNEXION_MS = 3_000;
    private static final int REPONSE_MS = 120_000;
    private static final Pattern ADRESSE = Pattern.compile("(?<hote>[^:\\s]+):(?<port>\\d{1,5})");
    private static final Pattern TROUVE = Pattern.compile("stream: (?<nom>.+) FOUND");

    /** @param adresse hôte:port */
    static Clamd a(String adresse) {
        Matcher lue = ADRESSE.matcher(adresse);
        if (!lue.matches()) {
            throw new IllegalStateException(
                    "guichets.antivirus : hôte:port est attendu, par exemple 127.0.0.1:3310, pas « " + adresse + " »");
        }
        return new Clamd(lue.group("hote"), Integer.parseInt(lue.group("port")));
    }

    /**
     * @return name of what was found, empty when the stream is clean
     * @throws IOException when the daemon does not answer, or has not scanned everything
     */
    Optional<String> scanner(InputStream contenu) throws IOException {
        try (Socket prise = new Socket()) {
            prise.connect(new InetSocketAddress(hote, port), CONNEXION_MS);
            prise.setSoTimeout(REPONSE_MS);
            DataOutputStream envoi = new DataOutputStream(prise.getOutputStream());
            envoi.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            byte[] tampon = new byte[1 << 16];
            for (int lus = contenu.read(tampon); lus >= 0; lus = contenu.read(tampon)) {
                envoi.writeInt(lus);
                envoi.write(tampon, 0, lus);
            }
            envoi.writeInt(0);
            envoi.flush();
            return verdict(new String(prise.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static Optional<String> verdict(String reponse) throws IOException {
        String lue = reponse.replace("\0", "").strip();
        if (lue.equals("stream: OK")) {
            return Optional.empty();
        }
        Matcher trouve = TROUVE.matcher(lue);
        if (trouve.matches()) {
            return Optional.of(trouve.group("nom"));
        }
        throw new IOException("l'antivirus n'a pas contrôlé le fichier : " + (lue.isEmpty() ? "aucune réponse" : lue));
    }
}
