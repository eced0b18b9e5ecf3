package fr.guichets.web.decisions;

import fr.guichets.decisions.Decisions;
import fr.guichets.documents.Courriels;
import fr.guichets.socle.Introuvable;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** The document of an act: by its identifier for those who prepare and sign, by the dossier once it is notified. */
@WebServlet({"/decisions/document", "/decisions/decision"})
public class ServletDocument extends HttpServlet {

    @Inject
    private transient Decisions decisions;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        Courriels.Piece document = requete.getServletPath().endsWith("/decision")
                ? decisions.documentNotifie(parametre(requete, "numero"))
                : decisions.document(identifiant(requete));
        reponse.setContentType(document.type());
        reponse.setHeader("Content-Disposition", "attachment; filename=\"" + document.nom() + "\"");
        reponse.setContentLength(document.contenu().length);
        reponse.getOutputStream().write(document.contenu());
    }

    private static long identifiant(HttpServletRequest requete) {
        String id = parametre(requete, "id");
        if (!id.matches("\\d{1,15}")) {
            throw new Introuvable("Cet acte n'existe pas ici.");
        }
        return Long.parseLong(id);
    }

    private static String parametre(HttpServletRequest requete, String nom) {
        return Objects.requireNonNullElse(requete.getParameter(nom), "");
    }
}
