package fr.guichets.web.execution;

import fr.guichets.execution.Caducites;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** The letter that hears the beneficiary before a grant is taken back, or the act that takes it back. */
@WebServlet("/execution/lettre")
public class ServletLettre extends HttpServlet {

    @Inject
    private transient Caducites caducites;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        String numero = Objects.requireNonNullElse(requete.getParameter("numero"), "");
        String id = Objects.requireNonNullElse(requete.getParameter("id"), "");
        boolean arrete = "arrete".equals(requete.getParameter("document"));
        byte[] pdf = caducites.document(numero, id.matches("\\d{1,15}") ? Long.parseLong(id) : 0, arrete);
        reponse.setContentType("application/pdf");
        reponse.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + numero + (arrete ? "_retrait.pdf\"" : "_lettre-avant-retrait.pdf\""));
        reponse.setContentLength(pdf.length);
        reponse.getOutputStream().write(pdf);
    }
}
