package fr.guichets.documents;

import fr.guichets.documents.interne.Reconnaissance;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.List;

/**
 * A file that has just arrived, whole, on the disk of this server: measured, recognised and sealed before any transaction
 * opens. Closing it erases it.
 */
public final class FichierRecu implements AutoCloseable {

    private static final int NOM_MAXIMUM = 120;

    private final Path contenu;
    private final String nom;
    private final String type;
    private final long taille;
    private final String empreinte;

    private FichierRecu(Path contenu, String nom, String type, long taille, String empreinte) {
        this.contenu = contenu;
        this.nom = nom;
        this.type = type;
        this.taille = taille;
        this.empreinte = empreinte;
    }

    /** Largest file that is taken, in bytes (setting guichets.pieces.taille, in megabytes). */
    public static long tailleMaximale() {
        return megaoctets("guichets.pieces.taille", "20");
    }

    static long megaoctets(String cle, String defaut) {
        return Long.parseLong(Configuration.texte(cle, defaut)) << 20;
    }

    /**
     * Reads no further than the largest size.
     *
     * @param nom as the sender calls it
     * @throws ChampsInvalides empty, too large, of a type that is not taken, a bomb
     * @throws UncheckedIOException when the sender stops in the middle
     */
    public static FichierRecu lire(String nom, InputStream flux) {
        Path provisoire = null;
        try {
            provisoire = Files.createTempFile("piece-", ".recue");
            FichierRecu recu = lire(propre(nom), flux, provisoire);
            provisoire = null;
            return recu;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            effacer(provisoire);
        }
    }

    private static FichierRecu lire(String nom, InputStream flux, Path provisoire) throws IOException {
        long maximum = tailleMaximale();
        MessageDigest condense = Sha256.nouveau();
        long taille = 0;
        try (OutputStream sortie = new DigestOutputStream(Files.newOutputStream(provisoire), condense)) {
            byte[] tampon = new byte[1 << 16];
            for (int lus = flux.read(tampon); lus >= 0; lus = flux.read(tampon)) {
                taille += lus;
                if (taille > maximum) {
                    throw invalide(
                            "FICHIER_TROP_GRAND",
                            "Ce fichier dépasse " + (maximum >> 20)
                                    + "\u00a0Mo\u00a0: réduisez-le, ou envoyez-le en plusieurs fichiers.");
                }
                sortie.write(tampon, 0, lus);
            }
        }
        if (taille == 0) {
            throw invalide("FICHIER_VIDE", "Ce fichier est vide\u00a0: vérifiez-le, puis renvoyez-le.");
        }
        return new FichierRecu(
                provisoire, nom, Reconnaissance.reconnaitre(nom, provisoire).type(), taille, Sha256.hex(condense));
    }

    private static ChampsInvalides invalide(String code, String message) {
        return new ChampsInvalides(List.of(new ChampsInvalides.Erreur("fichier", code, message)));
    }

    /** Without folders, nor what shows nothing or turns the text round, nor what some system forbids; never empty. */
    static String propre(String nom) {
        String lisible = Normalizer.normalize(nom == null ? "" : nom, Normalizer.Form.NFC)
                .replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\u2028\\u2029]+", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("[\\s\\u00a0]+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        if (lisible.isEmpty()) {
            return "sans-nom";
        }
        if (lisible.length() <= NOM_MAXIMUM) {
            return lisible;
        }
        int point = lisible.lastIndexOf('.');
        String extension = point < 0 || lisible.length() - point > 10 ? "" : lisible.substring(point);
        return lisible.substring(0, lisible.offsetByCodePoints(0, lisible.codePointCount(0, NOM_MAXIMUM - 10)))
                + extension;
    }

    public String nom() {
        return nom;
    }

    /** Media type found in the bytes. */
    public String type() {
        return type;
    }

    /** In bytes. */
    public long taille() {
        return taille;
    }

    /** SHA-256 of the bytes, in hexadecimal. */
    public String empreinte() {
        return empreinte;
    }

    public InputStream ouvrir() throws IOException {
        return Files.newInputStream(contenu);
    }

    @Override
    public void close() {
        effacer(contenu);
    }

    private static void effacer(Path fichier) {
        try {
            if (fichier != null) {
                Files.deleteIfExists(fichier);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
