package fr.guichets.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files of every kind, made of their bytes. */
final class Fichiers {

    static final String MOT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    static final String CLASSEUR = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    static final String MOT_A_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml";

    private Fichiers() {}

    static byte[] texte(String texte) {
        return texte.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] hexadecimal(String octets) {
        return HexFormat.of().parseHex(octets);
    }

    static byte[] pdf() {
        return texte("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    static byte[] image(String format) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, sortie);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sortie.toByteArray();
    }

    static byte[] heic() {
        return hexadecimal(
                "00000018" + "66747970" + "68656963" + "00000000" + "6d696631" + "68656963" + "00".repeat(16));
    }

    /** Names and contents in turn. */
    static byte[] zip(Object... entrees) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(sortie)) {
            for (int rang = 0; rang < entrees.length; rang += 2) {
                archive.putNextEntry(new ZipEntry((String) entrees[rang]));
                archive.write((byte[]) entrees[rang + 1]);
                archive.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sortie.toByteArray();
    }

    static byte[] ooxml(String type) {
        return zip("[Content_Types].xml", contentTypes(type), "word/document.xml", texte("<w:document/>"));
    }

    static byte[] contentTypes(String type) {
        return texte("<?xml version=\"1.0\"?><Types><Override PartName=\"/word/document.xml\" ContentType=\"" + type
                + "\"/></Types>");
    }

    static byte[] odf(String type) {
        return zip("mimetype", texte(type), "content.xml", texte("<office:document-content/>"));
    }

    /** The EICAR test file, which every antivirus takes for a virus: never written on a disk by us. */
    static byte[] eicar() {
        return hexadecimal("58354f2150254041505b345c505a58353428505e2937434329377d2445494341522d5354414e44415244"
                + "2d414e544956495255532d544553542d46494c452124482b482a");
    }
}
