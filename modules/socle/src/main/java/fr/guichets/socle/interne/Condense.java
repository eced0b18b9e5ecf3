package fr.guichets.socle.interne;

import fr.guichets.socle.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** SHA-256 of several texts, none of which can run into its neighbour: each is preceded by its length. */
public final class Condense {

    private Condense() {}

    /** @param champs each may be null, which differs from empty */
    public static String de(String... champs) {
        MessageDigest condense = Sha256.nouveau();
        for (String champ : champs) {
            byte[] octets = champ == null ? new byte[0] : champ.getBytes(StandardCharsets.UTF_8);
            String longueur = champ == null ? "-" : octets.length + ":";
            condense.update(longueur.getBytes(StandardCharsets.UTF_8));
            condense.update(octets);
        }
        return Sha256.hex(condense);
    }
}
