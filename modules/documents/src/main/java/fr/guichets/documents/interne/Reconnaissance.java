package fr.guichets.documents.interne;

import fr.guichets.socle.ChampsInvalides;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file really is, read in its bytes; the extension must not pretend something else. */
public final class Reconnaissance {

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    /** HEIC is one of the brands of a container that phones write in several ways. */
    private static final Map<String, Format> VARIANTES =
            Map.of("image/heif", Format.HEIC, "image/heic-sequence", Format.HEIC);

    private static final Map<String, String> TROUVES = Map.ofEntries(
            Map.entry("application/zip", "une archive ZIP"),
            Map.entry("application/java-archive", "un programme Java"),
            Map.entry("application/x-rar-compressed", "une archive RAR"),
            Map.entry("application/x-7z-compressed", "une archive 7z"),
            Map.entry("application/gzip", "une archive GZIP"),
            Map.entry("application/x-tar", "une archive TAR"),
            Map.entry("application/x-msdownload", "un programme Windows"),
            Map.entry("application/x-dosexec", "un programme Windows"),
            Map.entry("application/x-executable", "un programme Linux"),
            Map.entry("application/x-elf", "un programme Linux"),
            Map.entry("application/x-sharedlib", "un programme Linux"),
            Map.entry("application/x-sh", "un script"),
            Map.entry("application/javascript", "un script"),
            Map.entry("text/javascript", "un script"),
            Map.entry("text/x-python", "un script"),
            Map.entry("text/html", "une page HTML"),
            Map.entry("application/xhtml+xml", "une page HTML"),
            Map.entry("application/xml", "un fichier XML"),
            Map.entry("image/svg+xml", "un dessin SVG"),
            Map.entry("image/gif", "une image GIF"),
            Map.entry("image/webp", "une image WebP"),
            Map.entry("image/tiff", "une image TIFF"),
            Map.entry("message/rfc822", "un courriel"),
            Map.entry("application/rtf", "un document RTF"),
            Map.entry("application/x-tika-msoffice", "un document Office d’avant 2007, ou protégé par un mot de passe"),
            Map.entry("application/octet-stream", "un fichier d’un type inconnu"));

    private Reconnaissance() {}

    /**
     * @param nom cleaned, with its extension
     * @throws ChampsInvalides when it is none of {@link Format}, or not what its name says
     */
    public static Format reconnaitre(String nom, Path contenu) throws IOException {
        String type = type(contenu);
        String extension = extension(nom);
        if (type.equals(Format.TEXTE.type())) {
            return accorder(Format.CSV.porte(extension) ? Format.CSV : Format.TEXTE, nom, extension);
        }
        Format format = estUnZip(contenu)
                ? Conteneur.lire(contenu).orElseThrow(() -> refus(type))
                : Format.parType(type).orElse(VARIANTES.get(type));
        if (format == null) {
            throw refus(type);
        }
        return accorder(format, nom, extension);
    }

    private static String type(Path contenu) throws IOException {
        try (InputStream flux = new BufferedInputStream(Files.newInputStream(contenu))) {
            return TYPES.detect(flux, new Metadata()).getBaseType().toString();
        }
    }

    private static boolean estUnZip(Path contenu) throws IOException {
        try (InputStream flux = Files.newInputStream(contenu)) {
            byte[] debut = flux.readNBytes(4);
            return debut.length == 4 && debut[0] == 'P' && debut[1] == 'K' && debut[2] == 3 && debut[3] == 4;
        }
    }

    private static Format accorder(Format format, String nom, String extension) {
        if (!format.porte(extension)) {
            throw invalide(
                    "EXTENSION_TROMPEUSE",
                    "«\u00a0" + nom + "\u00a0» contient en réalité " + format.description()
                            + "\u00a0: renommez-le avec la bonne extension, puis renvoyez-le.");
        }
        return format;
    }

    private static String extension(String nom) {
        return nom.substring(nom.lastIndexOf('.') + 1);
    }

    private static ChampsInvalides refus(String type) {
        return invalide(
                "TYPE_REFUSE", "Ce fichier est " + trouve(type) + "\u00a0: envoyez un fichier " + Format.ADMIS + ".");
    }

    private static String trouve(String type) {
        String connu = TROUVES.get(type);
        if (connu != null) {
            return connu;
        }
        String famille = type.substring(0, type.indexOf('/'));
        return switch (famille) {
            case "video" -> "une vidéo";
            case "audio" -> "un enregistrement sonore";
            default -> "d’un type qui n’est pas accepté (" + type + ")";
        };
    }

    static ChampsInvalides invalide(String code, String message) {
        return new ChampsInvalides(List.of(new ChampsInvalides.Erreur("fichier", code, message)));
    }
}
