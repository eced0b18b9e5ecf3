package fr.guichets.socle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one digest of the house, in hexadecimal. */
public final class Sha256 {

    private Sha256() {}

    /** To be fed little by little. */
    public static MessageDigest nouveau() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String hex(MessageDigest nourri) {
        return HexFormat.of().formatHex(nourri.digest());
    }

    public static String hex(byte[] octets) {
        return HexFormat.of().formatHex(nouveau().digest(octets));
    }

    /** Of the text in UTF-8. */
    public static String hex(String texte) {
        return hex(texte.getBytes(StandardCharsets.UTF_8));
    }
}
