package fr.guichets.web;

import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.socle.BaseInjoignable;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Introuvable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Which pages exist at which address; pages are only read; a failure gets a number and a page that helps. */
public class FiltrePages extends HttpFilter {

    static final String INCIDENT = "guichets.incident";

    private static final Logger JOURNAL = Logger.getLogger(FiltrePages.class.getName());
    private static final String STATIQUES = "/dsfr/";
    private static final String POLICES = "/dsfr/fonts/";
    private static final Set<String> PARTOUT = Set.of(
            "/", "/sante", "/accessibilite", "/mentions-legales", "/donnees-personnelles", "/plan-du-site", "/aide");
    private static final Set<String> GUICHET = Set.of("/simulateur", "/regles");

    @Override
    protected void doFilter(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        String chemin = requete.getRequestURI();
        boolean statique = chemin.startsWith(STATIQUES) && !chemin.endsWith(".xhtml");
        if (!statique && !existe(chemin, FiltreHote.adresse(requete)) || policeReservee(chemin)) {
            reponse.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!Set.of("GET", "HEAD").contains(requete.getMethod())) {
            reponse.setHeader("Allow", "GET, HEAD");
            reponse.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (statique) {
            reponse.setHeader(
                    "Cache-Control",
                    requete.getQueryString() == null ? "public, max-age=86400" : "public, max-age=31536000, immutable");
            suite.doFilter(requete, reponse);
        } else {
            reponse.setHeader("Cache-Control", "no-cache");
            servir(requete, reponse, suite);
        }
    }

    private static boolean existe(String chemin, Adresse adresse) {
        return PARTOUT.contains(chemin) || adresse instanceof Adresse.DuGuichet && GUICHET.contains(chemin);
    }

    /** The typeface of the State is for those who may bear its mark. */
    private static boolean policeReservee(String chemin) {
        return chemin.startsWith(POLICES) && !Configuration.vrai("guichets.marque.etat");
    }

    private static void servir(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException {
        try {
            suite.doFilter(requete, reponse);
        } catch (ServletException | RuntimeException e) {
            if (cause(e, Introuvable.class)) {
                reponse.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            if (BaseInjoignable.estEnCause(e)) {
                JOURNAL.log(Level.WARNING, "la base de données ne répond pas : {0}", e.toString());
                reponse.setHeader("Retry-After", "5");
                reponse.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            String incident = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
            JOURNAL.log(Level.SEVERE, "incident " + incident + " sur " + requete.getRequestURI(), e);
            if (reponse.isCommitted()) {
                return;
            }
            reponse.reset();
            requete.setAttribute(INCIDENT, incident);
            reponse.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private static boolean cause(Throwable erreur, Class<? extends Throwable> type) {
        for (Throwable cause = erreur; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
