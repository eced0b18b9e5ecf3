package fr.guichets.web;

import fr.guichets.reglement.FiltreHote;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.BaseInjoignable;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.NonIdentifie;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets through what the table of {@link Page} knows, to those it serves; a form only from our own pages; a failure gets a
 * number and a page that helps.
 */
public class FiltrePages extends HttpFilter {

    static final String INCIDENT = "guichets.incident";
    /** Set when a form was refused because it does not come from a page of ours. */
    static final String FORMULAIRE_REFUSE = "guichets.formulaire.refuse";

    private static final Logger JOURNAL = Logger.getLogger(FiltrePages.class.getName());
    private static final String STATIQUES = "/dsfr/";
    private static final String POLICES = "/dsfr/fonts/";
    /** A form of a hundred lines of expenses holds in a tenth of it. */
    private static final long FORMULAIRE_MAXIMUM = 1_000_000;
    /** All the files of a dossier at once. */
    private static final long FICHIERS_MAXIMUM = 220_000_000;

    @Inject
    private transient Formulaire formulaire;

    @Override
    protected void doFilter(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        String chemin = requete.getRequestURI();
        if (chemin.startsWith(STATIQUES) && !chemin.endsWith(".xhtml")) {
            statique(requete, reponse, suite);
            return;
        }
        Optional<Page> page = Page.trouver(chemin, FiltreHote.adresse(requete));
        if (page.isEmpty()) {
            reponse.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        reponse.setHeader("Cache-Control", Acteur.courantEventuel().isPresent() ? "no-store" : "no-cache");
        switch (requete.getMethod()) {
            case "GET", "HEAD" -> lire(page.get(), requete, reponse, suite);
            case "POST" -> recevoir(page.get(), requete, reponse, suite);
            default -> methodeRefusee(page.get(), reponse);
        }
    }

    private static void statique(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        if (policeReservee(requete.getRequestURI())) {
            reponse.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!requete.getMethod().equals("GET") && !requete.getMethod().equals("HEAD")) {
            reponse.setHeader("Allow", "GET, HEAD");
            reponse.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            reponse.setHeader(
                    "Cache-Control",
                    requete.getQueryString() == null ? "public, max-age=86400" : "public, max-age=31536000, immutable");
            suite.doFilter(requete, reponse);
        }
    }

    /** The typeface of the State is for those who may bear its mark. */
    private static boolean policeReservee(String chemin) {
        return chemin.startsWith(POLICES) && !Configuration.vrai("guichets.marque.etat");
    }

    private static void methodeRefusee(Page page, HttpServletResponse reponse) throws IOException {
        reponse.setHeader("Allow", page.methodes());
        reponse.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    private static void lire(Page page, HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException {
        Optional<Acteur> acteur = Acteur.courantEventuel();
        if (page.demandeUneIdentite() && acteur.isEmpty()) {
            identifier(requete, reponse);
        } else if (acteur.isPresent() && !page.sert(acteur.get())) {
            refuser(requete, reponse, "ACCES_REFUSE");
        } else {
            servir(requete, reponse, suite);
        }
    }

    private static void identifier(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        if (estUnScript(requete)) {
            enJson(reponse, HttpServletResponse.SC_UNAUTHORIZED, "SESSION_TERMINEE");
            return;
        }
        String question = requete.getQueryString() == null ? "" : "?" + requete.getQueryString();
        reponse.sendRedirect(
                "/connexion?retour=" + URLEncoder.encode(requete.getRequestURI() + question, StandardCharsets.UTF_8));
    }

    private void recevoir(Page page, HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        if (!page.recoit()) {
            methodeRefusee(page, reponse);
        } else if (requete.getContentLengthLong() > maximum(page) || requete.getContentLengthLong() < 0) {
            tropGrand(page, requete, reponse);
        } else if (page.methode() == Page.Methode.RECOIT_D_UN_SERVEUR) {
            servir(requete, reponse, suite);
        } else if (!Origine.estLaNotre(requete)) {
            requete.setAttribute(FORMULAIRE_REFUSE, Boolean.TRUE);
            refuser(requete, reponse, "ORIGINE_REFUSEE");
        } else {
            recevoirDunePage(page, requete, reponse, suite);
        }
    }

    /** Whoever may not send files gets no more room than for anything else. */
    private static long maximum(Page page) {
        boolean fichiers = page.methode() == Page.Methode.RECOIT_DES_FICHIERS
                && Acteur.courantEventuel().filter(page::sert).isPresent();
        return fichiers ? FICHIERS_MAXIMUM : FORMULAIRE_MAXIMUM;
    }

    /** A file sent by somebody whose session has ended is chosen again once she is back. */
    private static void tropGrand(Page page, HttpServletRequest requete, HttpServletResponse reponse)
            throws IOException {
        if (page.methode() == Page.Methode.RECOIT_DES_FICHIERS
                && Acteur.courantEventuel().isEmpty()) {
            identifier(requete, reponse);
        } else {
            reponse.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
    }

    /** Without session nothing can be checked nor done: what was typed is given back, to be sent again after a login. */
    private void recevoirDunePage(Page page, HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws IOException, ServletException {
        Optional<Acteur> acteur = Acteur.courantEventuel();
        if (acteur.isEmpty() && page.demandeUneIdentite()) {
            if (estUnScript(requete)) {
                enJson(reponse, HttpServletResponse.SC_UNAUTHORIZED, "SESSION_TERMINEE");
            } else {
                reponse.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                requete.getRequestDispatcher("/erreurs/session-terminee.xhtml").forward(requete, reponse);
            }
        } else if (acteur.isPresent() && !formulaire.isValable()) {
            requete.setAttribute(FORMULAIRE_REFUSE, Boolean.TRUE);
            refuser(requete, reponse, "FORMULAIRE_REFUSE");
        } else if (acteur.isPresent() && !page.sert(acteur.get())) {
            refuser(requete, reponse, "ACCES_REFUSE");
        } else {
            servir(requete, reponse, suite);
        }
    }

    private static void refuser(HttpServletRequest requete, HttpServletResponse reponse, String code)
            throws IOException {
        if (estUnScript(requete)) {
            enJson(reponse, HttpServletResponse.SC_FORBIDDEN, code);
        } else {
            reponse.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Our own scripts say who they are, and read a status and a code. */
    private static boolean estUnScript(HttpServletRequest requete) {
        return "guichets".equals(requete.getHeader("X-Requested-With"));
    }

    private static void enJson(HttpServletResponse reponse, int statut, String code) throws IOException {
        reponse.setStatus(statut);
        reponse.setHeader("Cache-Control", "no-store");
        reponse.setContentType("application/json;charset=UTF-8");
        reponse.getWriter().write("{\"statut\":" + statut + ",\"code\":\"" + code + "\"}");
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
            if (cause(e, AccesRefuse.class)) {
                refuser(requete, reponse, "ACCES_REFUSE");
                return;
            }
            if (cause(e, NonIdentifie.class)) {
                reponse.sendError(HttpServletResponse.SC_UNAUTHORIZED);
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
