package fr.guichets.acces.interne;

import fr.guichets.socle.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The key of an invitation: 256 random bits, of which only the SHA-256 is kept. */
record Cle(String texte) {

    private static final int OCTETS = 32;
    private static final Pattern FORME = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom HASARD = new SecureRandom();

    static Cle nouvelle() {
        byte[] octets = new byte[OCTETS];
        HASARD.nextBytes(octets);
        return new Cle(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    static Optional<Cle> lue(String texte) {
        return Optional.ofNullable(texte)
                .filter(lu -> FORME.matcher(lu).matches())
                .map(Cle::new);
    }

    String empreinte() {
        return Sha256.hex(texte);
    }
}
