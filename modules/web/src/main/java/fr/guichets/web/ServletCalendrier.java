package fr.guichets.web;

import fr.guichets.reglement.Calendrier;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglements;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** The days that the guichet announces, for an agenda that subscribes to them. */
@WebServlet("/calendrier.ics")
public class ServletCalendrier extends HttpServlet {

    @Inject
    private transient Reglements reglements;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        Guichet guichet = contexte.guichet();
        Instant publieLe = publieLe();
        byte[] corps = Ics.ecrire(
                contexte.getService(),
                guichet.hote(),
                contexte.adresse(guichet) + "regles",
                publieLe,
                Calendrier.de(reglements.publies()));
        String etiquette = '"' + UUID.nameUUIDFromBytes(corps).toString() + '"';
        reponse.setHeader("ETag", etiquette);
        reponse.setDateHeader("Last-Modified", publieLe.toEpochMilli());
        if (String.valueOf(requete.getHeader("If-None-Match")).contains(etiquette)) {
            reponse.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        reponse.setContentType("text/calendar;charset=UTF-8");
        reponse.setHeader(
                "Content-Disposition", "inline; filename=\"" + guichet.code().valeur() + "_calendrier.ics\"");
        reponse.setContentLength(corps.length);
        reponse.getOutputStream().write(corps);
    }

    private Instant publieLe() {
        return reglements.versions().stream()
                .map(Reglements.Version::publieLe)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
