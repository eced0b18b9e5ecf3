package fr.guichets.socle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Passwords of the database's login roles, each derived from the one secret of the deployment by HMAC-SHA-256. */
public final class MotsDePasse {

    private static final int LONGUEUR_MINIMALE = 32;

    private final byte[] secret;
    private final Map<String, String> parRole = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when the secret has fewer than 32 characters */
    public MotsDePasse(String secret) {
        if (secret.length() < LONGUEUR_MINIMALE) {
            throw new IllegalArgumentException(
                    "le secret du déploiement doit avoir au moins " + LONGUEUR_MINIMALE + " caractères");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public String pour(String role) {
        return parRole.computeIfAbsent(role, this::deriver);
    }

    private String deriver(String role) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] empreinte = mac.doFinal(("guichets/role/" + role).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(empreinte);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
