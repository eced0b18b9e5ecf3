package fr.guichets.acces.session;

import fr.guichets.acces.Identites;
import fr.guichets.acces.Jeton;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.BaseInjoignable;
import fr.guichets.socle.ReponseBreve;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/**
 * After the host is known: turns the identity that the container has verified into the {@link Acteur} of this request.
 * Nobody's requests go on without one; what serves only the identified asks for it further on.
 */
public class FiltreActeur extends HttpFilter {

    /** Session attribute: key of the organisation for which the person has chosen to act. */
    public static final String AGIT_POUR = "guichets.agit-pour";

    private static final String HOTE = "guichets.hote";
    private static final String ACTEUR = FiltreActeur.class.getName();
    private static final Logger JOURNAL = Logger.getLogger(FiltreActeur.class.getName());

    @Inject
    private transient Identites identites;

    @Inject
    private transient SessionsRevoquees revoquees;

    static boolean estUnJeton(String autorisation) {
        return autorisation != null && autorisation.regionMatches(true, 0, "Bearer", 0, "Bearer".length());
    }

    @Override
    protected void doFilter(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        if (requete.getDispatcherType() == DispatcherType.ERROR) {
            direLErreur(requete, reponse, suite);
            return;
        }
        if (requete.getRequestURI().startsWith("/dsfr/")
                || requete.getRequestURI().equals("/sante")) {
            suite.doFilter(requete, reponse);
            return;
        }
        HttpSession session = requete.getSession(false);
        if (session != null
                && session.getAttribute(HOTE) == null
                && requete.getRequestURI().equals(Connexion.CHEMIN)) {
            session.setAttribute(HOTE, hote(requete));
        }
        if (session != null
                && session.getAttribute(HOTE) != null
                && !hote(requete).equals(session.getAttribute(HOTE))) {
            reponse.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<Acteur> acteur;
        try {
            acteur = acteur(requete, session);
        } catch (RuntimeException e) {
            if (!BaseInjoignable.estEnCause(e)) {
                throw e;
            }
            JOURNAL.log(Level.WARNING, "personnes et mandats illisibles : {0}", e.toString());
            reponse.setHeader("Retry-After", "5");
            reponse.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        if (acteur.isEmpty() && estUnJeton(requete.getHeader("Authorization"))) {
            reponse.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            ReponseBreve.ecrire(
                    requete, reponse, 401, "NON_IDENTIFIE", "Le jeton présenté n'est pas ou plus valable ici.");
        } else if (acteur.isEmpty()) {
            suite.doFilter(requete, reponse);
        } else {
            executer(acteur.get(), requete, reponse, suite);
        }
    }

    /** An error page is written after the filters of the page that failed: it speaks to the same person. */
    private static void direLErreur(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        if (requete.getAttribute(ACTEUR) instanceof Acteur acteur) {
            executer(acteur, requete, reponse, suite);
        } else {
            suite.doFilter(requete, reponse);
        }
    }

    private Optional<Acteur> acteur(HttpServletRequest requete, HttpSession session) {
        if (!(requete.getUserPrincipal() instanceof OidcPrincipal<?> identite)) {
            return Optional.empty();
        }
        Jeton jeton = jeton(identite.getOidcSecurityContext());
        if (jeton.session() != null && revoquees.contient(jeton.session())) {
            if (session != null) {
                session.invalidate();
            }
            return Optional.empty();
        }
        String agitPour = null;
        if (session != null) {
            if (session.getAttribute(HOTE) == null) {
                return Optional.empty();
            }
            agitPour = (String) session.getAttribute(AGIT_POUR);
        }
        return Optional.of(identites.reconnaitre(jeton, FiltreHote.adresse(requete), agitPour));
    }

    /** The port is not part of the identity of a host, but cookies ignore it: two stacks of one machine stay apart. */
    private static String hote(HttpServletRequest requete) {
        return requete.getHeader("Host").toLowerCase(Locale.ROOT);
    }

    private static Jeton jeton(OidcSecurityContext contexte) {
        AccessToken jeton = contexte.getToken();
        return new Jeton(
                jeton.getIssuer(),
                jeton.getSubject(),
                jeton.getName(),
                jeton.getEmail(),
                jeton.getClaimValueAsString("siret"),
                jeton.getClaimValueAsString("idp_id"),
                jeton.hasClaim("guichets") ? Set.copyOf(jeton.getStringListClaimValue("guichets")) : Set.of(),
                jeton.getRealmAccessClaim() != null
                        && jeton.getRealmAccessClaim().getRoles().contains("national"),
                jeton.getClaimValueAsString("sid"));
    }

    private static void executer(
            Acteur acteur, HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        requete.setAttribute(ACTEUR, acteur);
        try {
            Acteur.executerEnTantQue(acteur, () -> {
                suite.doFilter(requete, reponse);
                return null;
            });
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
