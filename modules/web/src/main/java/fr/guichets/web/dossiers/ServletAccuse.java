package fr.guichets.web.dossiers;

import fr.guichets.documents.Courriels;
import fr.guichets.dossiers.Accuses;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** The acknowledgement of receipt, as it was frozen at filing. */
@WebServlet("/dossiers/accuse")
public class ServletAccuse extends HttpServlet {

    @Inject
    private transient Accuses accuses;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        Courriels.Piece accuse = accuses.pdf(Objects.requireNonNullElse(requete.getParameter("numero"), ""));
        reponse.setContentType(accuse.type());
        reponse.setHeader("Content-Disposition", "attachment; filename=\"" + accuse.nom() + "\"");
        reponse.setContentLength(accuse.contenu().length);
        reponse.getOutputStream().write(accuse.contenu());
    }
}
