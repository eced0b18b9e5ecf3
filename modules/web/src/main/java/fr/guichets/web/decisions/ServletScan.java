package fr.guichets.web.decisions;

import fr.guichets.decisions.Parapheur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/** Receives the scan of an act signed on paper. */
@WebServlet("/decisions/scan")
@MultipartConfig(fileSizeThreshold = 1 << 16)
public class ServletScan extends HttpServlet {

    private static final int SAISIE_REFUSEE = 422;

    @Inject
    private transient Parapheur parapheur;

    @Inject
    private transient PageFicheActe page;

    @Override
    protected void doPost(HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        String id = String.valueOf(requete.getParameter("id"));
        if (!id.matches("\\d{1,15}")) {
            throw new Introuvable("Cet acte n'existe pas ici.");
        }
        try {
            recevoir(Long.parseLong(id), requete.getPart("fichier"));
            reponse.sendRedirect("/decisions/acte?id=" + id + "#scan-titre");
        } catch (ChampsInvalides e) {
            String remede =
                    e.erreurs().stream().map(ChampsInvalides.Erreur::message).collect(Collectors.joining(" "));
            refuser(remede, SAISIE_REFUSEE, requete, reponse);
        } catch (OperationInvalide e) {
            refuser(e.getMessage(), HttpServletResponse.SC_CONFLICT, requete, reponse);
        }
    }

    private void recevoir(long id, Part fichier) throws IOException {
        if (fichier == null) {
            throw new OperationInvalide("Choisissez le fichier de l'acte signé.");
        }
        try (InputStream contenu = fichier.getInputStream()) {
            parapheur.deposer(id, fichier.getSubmittedFileName(), contenu);
        } finally {
            fichier.delete();
        }
    }

    private void refuser(String remede, int statut, HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        page.refuserLeScan(remede);
        reponse.setStatus(statut);
        requete.getRequestDispatcher("/decisions/acte.xhtml").forward(requete, reponse);
    }
}
