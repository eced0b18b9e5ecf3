package fr.guichets.acces.session;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The one page that the container protects: whoever gets here is identified, and goes back to where identity was asked
 * for. As the place of errors 400 and 403 it also starts a login again that another tab has overtaken; the second time is
 * silent, since the provider already knows the person.
 */
public final class Connexion extends HttpServlet {

    public static final String CHEMIN = "/connexion";

    /** Parameter: the identity provider behind Keycloak to go straight to, « proconnect ». */
    static final String PAR = "par";

    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\p{Cntrl}\\\\]*");
    private static final String REPRISE = "reprise";

    @Override
    protected void service(HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        if (requete.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
            reprendre(requete, reponse);
            return;
        }
        reponse.sendRedirect(retour(requete.getParameter("retour")));
    }

    /** Only an address of this very host, never the login itself. */
    static String retour(String retour) {
        boolean admis = retour != null
                && LOCAL.matcher(retour).matches()
                && !retour.startsWith(CHEMIN)
                && !retour.startsWith(Deconnexion.CHEMIN);
        return admis ? retour : "/";
    }

    private static void reprendre(HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        boolean enCours = CHEMIN.equals(requete.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                && requete.getParameter("state") != null;
        if (enCours && requete.getParameter(REPRISE) == null) {
            reponse.reset();
            reponse.setHeader("Cache-Control", "no-store");
            reponse.sendRedirect(CHEMIN + "?" + REPRISE + "=1&retour="
                    + URLEncoder.encode(retour(requete.getParameter("retour")), StandardCharsets.UTF_8));
            return;
        }
        requete.getRequestDispatcher("/erreurs/erreur.xhtml").forward(requete, reponse);
    }
}
