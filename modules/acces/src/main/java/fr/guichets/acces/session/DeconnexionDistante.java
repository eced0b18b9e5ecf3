package fr.guichets.acces.session;

import fr.guichets.socle.Configuration;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/**
 * OpenID Connect Back-Channel Logout 1.0: the identity provider says, by a signed token, that a session is over. WildFly's
 * client does not do it.
 */
public final class DeconnexionDistante extends HttpServlet {

    private static final Logger JOURNAL = Logger.getLogger(DeconnexionDistante.class.getName());
    private static final String EVENEMENT = "http://schemas.openid.net/event/backchannel-logout";

    @Inject
    private transient SessionsRevoquees revoquees;

    private transient JwtConsumer verification;

    @Override
    public void init() {
        String fournisseur = Configuration.obligatoire("guichets.oidc.fournisseur");
        verification = new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setExpectedIssuer(fournisseur)
                .setExpectedAudience(ClientOidc.CLIENT)
                .setExpectedType(false, "logout+jwt")
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(
                        new HttpsJwks(fournisseur + "/protocol/openid-connect/certs")))
                .build();
    }

    @Override
    protected void doPost(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        reponse.setHeader("Cache-Control", "no-store");
        String jeton = requete.getParameter("logout_token");
        try {
            if (jeton == null) {
                throw new InvalidJwtException("absent", List.of(), null);
            }
            revoquees.ajouter(session(verification.processToClaims(jeton)));
            reponse.setStatus(HttpServletResponse.SC_OK);
        } catch (InvalidJwtException e) {
            JOURNAL.log(Level.WARNING, "déconnexion distante refusée : {0}", e.getMessage());
            reponse.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static String session(JwtClaims revendications) throws InvalidJwtException {
        boolean bienForme = revendications.getClaimValue("events") instanceof Map<?, ?> evenements
                && evenements.containsKey(EVENEMENT)
                && !revendications.hasClaim("nonce")
                && revendications.hasClaim("sid");
        if (!bienForme) {
            throw new InvalidJwtException("pas un jeton de déconnexion", List.of(), null);
        }
        return revendications.getClaimValueAsString("sid");
    }
}
