package fr.guichets.reglement;

import fr.guichets.socle.BaseInjoignable;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.ReponseBreve;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * The one door: the Host header of a request, complete, says for which guichet it works, and nothing else does. Forwarded
 * headers are not read. An unknown host gets 404 and learns nothing.
 */
public class FiltreHote extends HttpFilter {

    private static final String ATTRIBUT = FiltreHote.class.getName();
    /** Written so that one reader sees another path than the next one: dot segments, parameters, empty segments. */
    private static final Pattern DETOURNE =
            Pattern.compile("/\\.|//|;|\\\\|%2e|%2f|%5c|%3b|%00", Pattern.CASE_INSENSITIVE);

    private static final Logger JOURNAL = Logger.getLogger(FiltreHote.class.getName());

    @Inject
    private transient Guichets guichets;

    /** What the host of this request designates. */
    public static Adresse adresse(HttpServletRequest requete) {
        return (Adresse) requete.getAttribute(ATTRIBUT);
    }

    @Override
    protected void doFilter(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        if (DETOURNE.matcher(requete.getRequestURI()).find()) {
            ReponseBreve.ecrire(requete, reponse, 404, "INTROUVABLE", "Page introuvable");
            return;
        }
        Optional<Adresse> adresse;
        try {
            adresse = guichets.adresse(requete.getHeader("Host"));
        } catch (RuntimeException e) {
            if (!BaseInjoignable.estEnCause(e)) {
                throw e;
            }
            JOURNAL.log(Level.WARNING, "registre des guichets illisible", e);
            reponse.setHeader("Retry-After", "5");
            ReponseBreve.ecrire(
                    requete,
                    reponse,
                    503,
                    "INDISPONIBLE",
                    "Le service démarre ou sa base de données ne répond pas : réessayez dans un instant.");
            return;
        }
        if (adresse.isEmpty()) {
            ReponseBreve.ecrire(requete, reponse, 404, "INTROUVABLE", "Page introuvable");
            return;
        }
        requete.setAttribute(ATTRIBUT, adresse.get());
        executer(adresse.get(), () -> {
            suite.doFilter(requete, reponse);
            return null;
        });
    }

    private static void executer(Adresse adresse, Callable<Void> action) throws IOException, ServletException {
        try {
            if (adresse instanceof Adresse.DuGuichet du) {
                DepartementCourant.executerPour(du.guichet().code(), action);
            } else {
                DepartementCourant.executerNational(action);
            }
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof ServletException servlet) {
                throw servlet;
            }
            throw e;
        }
    }
}
