package fr.guichets.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Errors that the server finds before or outside the resources are problem details as well. */
@WebServlet("/erreur")
public class PageErreur extends HttpServlet {

    @Override
    protected void service(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        Integer statut = (Integer) requete.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        byte[] corps = Json.ecrire(Probleme.pourStatut(statut == null ? 404 : statut));
        reponse.setStatus(statut == null ? 404 : statut);
        reponse.setHeader("Cache-Control", "no-store");
        reponse.setContentType(Probleme.TYPE);
        reponse.setContentLength(corps.length);
        reponse.getOutputStream().write(corps);
    }
}
