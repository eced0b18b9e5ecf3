package fr.guichets.web.execution;

import fr.guichets.execution.Caducites;
import fr.guichets.execution.Recouvrements;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** The letter that hears the beneficiary before a grant is taken back, the act that takes it back or asks money back. */
@WebServlet("/execution/lettre")
public class ServletLettre extends HttpServlet {

    @Inject
    private transient Caducites caducites;

    @Inject
    private transient Recouvrements recouvrements;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        String numero = Objects.requireNonNullElse(requete.getParameter("numero"), "");
        String document = Objects.requireNonNullElse(requete.getParameter("document"), "");
        byte[] pdf =
                switch (document) {
                    case "reversement" -> recouvrements.document(numero);
                    default -> caducites.document(numero, id(requete), document.equals("arrete"));
                };
        String nom =
                switch (document) {
                    case "reversement" -> "reversement";
                    case "arrete" -> "retrait";
                    default -> "lettre-avant-retrait";
                };
        reponse.setContentType("application/pdf");
        reponse.setHeader("Content-Disposition", "attachment; filename=\"" + numero + "_" + nom + ".pdf\"");
        reponse.setContentLength(pdf.length);
        reponse.getOutputStream().write(pdf);
    }

    private static long id(HttpServletRequest requete) {
        String id = Objects.requireNonNullElse(requete.getParameter("id"), "");
        return id.matches("\\d{1,15}") ? Long.parseLong(id) : 0;
    }
}
