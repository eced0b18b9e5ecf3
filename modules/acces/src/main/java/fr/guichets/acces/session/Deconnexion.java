package fr.guichets.acces.session;

import fr.guichets.socle.Acteur;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.RefreshableOidcSecurityContext;

/** Leaves this guichet and all others, then the identity provider, which sends the browser back here. */
public final class Deconnexion extends HttpServlet {

    static final String CHEMIN = "/deconnexion";

    @Inject
    private transient SessionsRevoquees revoquees;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws ServletException, IOException {
        requete.getRequestDispatcher("/compte/deconnexion.xhtml").forward(requete, reponse);
    }

    @Override
    protected void doPost(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        String suite = CHEMIN;
        if (Acteur.courantEventuel().isPresent()
                && requete.getUserPrincipal() instanceof OidcPrincipal<?> identite
                && identite.getOidcSecurityContext() instanceof RefreshableOidcSecurityContext contexte) {
            String session = contexte.getToken().getClaimValueAsString("sid");
            if (session != null) {
                revoquees.ajouter(session);
            }
            suite = auFournisseur(contexte, requete);
        }
        HttpSession session = requete.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        reponse.setStatus(HttpServletResponse.SC_SEE_OTHER);
        reponse.setHeader("Location", suite);
    }

    private static String auFournisseur(RefreshableOidcSecurityContext contexte, HttpServletRequest requete) {
        String ici = requete.getScheme() + "://" + requete.getHeader("Host") + CHEMIN;
        return contexte.getOidcClientConfiguration().getLogoutUrl() + "?client_id=" + ClientOidc.CLIENT
                + "&post_logout_redirect_uri=" + URLEncoder.encode(ici, StandardCharsets.UTF_8)
                + "&id_token_hint=" + contexte.getIDTokenString();
    }
}
