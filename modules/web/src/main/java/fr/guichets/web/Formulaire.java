package fr.guichets.web;

import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof that a form was served by this site, here, to the one who sends it back. Bound to the person, the host and the
 * day, not to the session: a form left open while its session expired is still good after a new login.
 */
@Named("formulaire")
@RequestScoped
public class Formulaire {

    /** Name of the hidden field that every form with method="post" carries. */
    public static final String CHAMP = "jeton";

    private static final byte[] CLE =
            hmac(Configuration.secret("guichets.secret").getBytes(StandardCharsets.UTF_8), "guichets/formulaire");

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Horloge horloge;

    /** Value of the hidden field. */
    public String getJeton() {
        return jeton(jour());
    }

    /** True when the request carries the proof of today or of yesterday. */
    public boolean isValable() {
        String recu = requete.getParameter(CHAMP);
        return recu != null && (egaux(recu, jeton(jour())) || egaux(recu, jeton(jour().minusDays(1))));
    }

    private LocalDate jour() {
        return horloge.aujourdhui(ZoneOffset.UTC);
    }

    private String jeton(LocalDate jour) {
        String identifiant = Acteur.courantEventuel().map(Acteur::identifiant).orElse("");
        String message = identifiant + "|" + lieu(FiltreHote.adresse(requete)) + "|" + jour;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(CLE, message));
    }

    private static String lieu(Adresse adresse) {
        return adresse instanceof Adresse.DuGuichet du ? du.guichet().hote() : adresse.toString();
    }

    private static boolean egaux(String un, String autre) {
        return MessageDigest.isEqual(un.getBytes(StandardCharsets.UTF_8), autre.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] cle, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cle, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
