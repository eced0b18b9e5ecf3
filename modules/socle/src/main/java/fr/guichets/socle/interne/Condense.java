package fr.guichets.socle.interne;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of several texts, none of which can run into its neighbour: each is preceded by its length. */
public final class Condense {

    private Condense() {}

    /** @param champs each may be null, which differs from empty */
    public static String de(String... champs) {
        try {
            MessageDigest condense = MessageDigest.getInstance("SHA-256");
            for (String champ : champs) {
                byte[] octets = champ == null ? new byte[0] : champ.getBytes(StandardCharsets.UTF_8);
                String longueur = champ == null ? "-" : octets.length + ":";
                condense.update(longueur.getBytes(StandardCharsets.UTF_8));
                condense.update(octets);
            }
            return HexFormat.of().formatHex(condense.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
