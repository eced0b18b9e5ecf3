package fr.guichets.web.enveloppes;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.enveloppes.Credits;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.dossiers.ServletPieces;
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

/** Receives the documents of a decision about credits, gives them back, and shows them on a page of their own. */
@WebServlet("/enveloppes/pieces")
@MultipartConfig(fileSizeThreshold = 1 << 16)
public class ServletPiecesDeCredits extends HttpServlet {

    private static final int SAISIE_REFUSEE = 422;

    @Inject
    private transient Credits credits;

    @Inject
    private transient PiecesDeCredits page;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws ServletException, IOException {
        String numero = page.getDecision().numero();
        String id = requete.getParameter("piece");
        if (id == null) {
            montrer(requete, reponse);
            return;
        }
        if (!id.matches("\\d{1,18}")) {
            throw new Introuvable("Cette pièce n’existe pas.");
        }
        Piece piece = credits.piece(numero, Long.parseLong(id));
        byte[] octets;
        try {
            octets = credits.ouvrir(numero, piece.id());
        } catch (OperationInvalide e) {
            refuser(e.getMessage(), HttpServletResponse.SC_CONFLICT, requete, reponse);
            return;
        }
        ServletPieces.envoyer(piece, octets, requete.getParameter("apercu") != null, reponse);
    }

    @Override
    protected void doPost(HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        String numero = page.getDecision().numero();
        boolean multipart = String.valueOf(requete.getContentType()).startsWith("multipart/form-data");
        Part fichier = multipart ? requete.getPart("fichier") : null;
        if (fichier == null
                || fichier.getSubmittedFileName() == null
                || fichier.getSubmittedFileName().isEmpty()) {
            refuser("Choisissez un fichier", SAISIE_REFUSEE, requete, reponse);
            return;
        }
        try (InputStream contenu = fichier.getInputStream();
                FichierRecu recu = FichierRecu.lire(fichier.getSubmittedFileName(), contenu)) {
            credits.joindre(numero, recu);
            reponse.sendRedirect(FiltresDeCredits.PAGE + "?fait=" + numero + "#pieces");
        } catch (ChampsInvalides e) {
            String remede =
                    e.erreurs().stream().map(ChampsInvalides.Erreur::message).collect(Collectors.joining(" "));
            refuser(remede, SAISIE_REFUSEE, requete, reponse);
        } catch (OperationInvalide e) {
            refuser(e.getMessage(), HttpServletResponse.SC_CONFLICT, requete, reponse);
        } finally {
            fichier.delete();
        }
    }

    private void refuser(String remede, int statut, HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        page.refuser(remede);
        reponse.setStatus(statut);
        montrer(requete, reponse);
    }

    private static void montrer(HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        requete.getRequestDispatcher("/enveloppes/pieces-de-credits.xhtml").forward(requete, reponse);
    }
}
