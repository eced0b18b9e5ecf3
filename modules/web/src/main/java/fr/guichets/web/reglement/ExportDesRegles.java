package fr.guichets.web.reglement;

import fr.guichets.reglement.Echanges;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.tenants.Archive;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import fr.guichets.web.Contexte;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The rules of one guichet as its file, or the whole folder as an archive. */
@WebServlet("/reglement/export")
public class ExportDesRegles extends HttpServlet {

    @Inject
    private transient Echanges echanges;

    @Inject
    private transient Guichets guichets;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        String code = requete.getParameter("guichet");
        if (code == null || code.isEmpty()) {
            envoyer(
                    reponse,
                    "application/zip",
                    "tenants_" + contexte.getAujourdhui() + ".zip",
                    Archive.ecrire(echanges.exporterTout()));
            return;
        }
        Guichet guichet = lire(code);
        envoyer(
                reponse,
                "application/yaml;charset=UTF-8",
                guichet.code() + "-" + guichet.slug() + "_guichet.yaml",
                echanges.exporter(guichet.code()).getBytes(StandardCharsets.UTF_8));
    }

    private Guichet lire(String code) {
        try {
            return guichets.parCode(new CodeDepartement(code))
                    .orElseThrow(() -> new Introuvable("Il n’y a pas de guichet " + code + "."));
        } catch (IllegalArgumentException e) {
            throw new Introuvable("Il n’y a pas de guichet de ce code.");
        }
    }

    private static void envoyer(HttpServletResponse reponse, String type, String nom, byte[] octets)
            throws IOException {
        reponse.setContentType(type);
        reponse.setHeader("Content-Disposition", "attachment; filename=\"" + nom + "\"");
        reponse.setContentLength(octets.length);
        reponse.getOutputStream().write(octets);
    }
}
