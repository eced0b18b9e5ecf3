package fr.guichets.web.dossiers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.documents.Piece;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.dossiers.PiecesDuDossier;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Lecture;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Receives the files of a dossier, gives them back, and shows them on a page of their own. */
@WebServlet("/dossiers/pieces")
@MultipartConfig(fileSizeThreshold = 1 << 16)
public class ServletPieces extends HttpServlet {

    private static final int SAISIE_REFUSEE = 422;

    /** An opened file runs nothing and reaches nothing, whatever it holds; the viewer of PDF of a browser still works. */
    private static final String CLOISON = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self';"
            + " object-src 'self'; frame-ancestors 'none'";

    @Inject
    private transient PiecesDuDossier pieces;

    @Inject
    private transient PagePieces page;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws ServletException, IOException {
        if (requete.getParameter("piece") != null) {
            ouvrir(requete, reponse);
        } else {
            page.exigerLecture();
            montrer(requete.getParameter("liste") == null ? "pieces-du-dossier" : "pieces-lues", requete, reponse);
        }
    }

    private static void montrer(String vue, HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        requete.getRequestDispatcher("/dossiers/" + vue + ".xhtml").forward(requete, reponse);
    }

    private void ouvrir(HttpServletRequest requete, HttpServletResponse reponse) throws ServletException, IOException {
        long id = piece(requete);
        Piece piece = pieces.lire(page.getNumero(), id);
        byte[] octets;
        try {
            octets = pieces.ouvrir(page.getNumero(), id);
        } catch (OperationInvalide e) {
            page.refuser(List.of(new Lecture.Erreur("pieces", e.getMessage())));
            reponse.setStatus(HttpServletResponse.SC_CONFLICT);
            montrer("pieces-du-dossier", requete, reponse);
            return;
        }
        envoyer(piece, octets, requete.getParameter("apercu") != null, reponse);
    }

    /** @param apercu to be shown in the browser, when it can be */
    public static void envoyer(Piece piece, byte[] octets, boolean apercu, HttpServletResponse reponse)
            throws IOException {
        boolean affichee = apercu && PagePieces.AFFICHABLES.contains(piece.type());
        reponse.setHeader("Content-Security-Policy", CLOISON);
        reponse.setHeader("Content-Disposition", piece.disposition(affichee));
        reponse.setContentType(piece.type());
        reponse.setContentLength(octets.length);
        reponse.getOutputStream().write(octets);
    }

    private static long piece(HttpServletRequest requete) {
        String id = requete.getParameter("piece");
        if (id == null || !id.matches("\\d{1,18}")) {
            throw new Introuvable("Cette pièce n’existe pas.");
        }
        return Long.parseLong(id);
    }

    @Override
    protected void doPost(HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        String action = String.valueOf(requete.getParameter("action"));
        try {
            switch (action) {
                case "joindre" -> joindre(requete, reponse);
                case "retirer" -> {
                    pieces.retirer(page.getNumero(), piece(requete));
                    revenir(reponse, "retiree=" + piece(requete));
                }
                case "retablir" -> {
                    pieces.retablir(page.getNumero(), piece(requete));
                    revenir(reponse, "retablie");
                }
                default -> {
                    page.exigerLecture();
                    reponse.sendError(HttpServletResponse.SC_BAD_REQUEST);
                }
            }
        } catch (OperationInvalide e) {
            page.refuser(List.of(new Lecture.Erreur("pieces", e.getMessage())));
            reponse.setStatus(HttpServletResponse.SC_CONFLICT);
            montrer("pieces-du-dossier", requete, reponse);
        }
    }

    private void joindre(HttpServletRequest requete, HttpServletResponse reponse) throws ServletException, IOException {
        NaturePiece nature = page.nature().orElse(NaturePiece.AUTRE);
        boolean multipart = String.valueOf(requete.getContentType()).startsWith("multipart/form-data");
        Collection<Part> envoyes = multipart ? requete.getParts() : List.of();
        List<Part> fichiers = envoyes.stream()
                .filter(part -> part.getName().equals("fichier"))
                .filter(part -> part.getSubmittedFileName() != null
                        && !part.getSubmittedFileName().isEmpty())
                .toList();
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        Piece derniere = null;
        for (Part fichier : fichiers) {
            try (InputStream contenu = fichier.getInputStream()) {
                derniere = pieces.joindre(page.getNumero(), nature, fichier.getSubmittedFileName(), contenu);
            } catch (ChampsInvalides e) {
                String remede = e.erreurs().stream()
                        .map(ChampsInvalides.Erreur::message)
                        .collect(Collectors.joining(" "));
                erreurs.add(new Lecture.Erreur("pieces-fichiers", fichier.getSubmittedFileName(), remede));
            } catch (OperationInvalide e) {
                erreurs.add(new Lecture.Erreur("pieces-fichiers", fichier.getSubmittedFileName(), e.getMessage()));
            } finally {
                fichier.delete();
            }
        }
        if (fichiers.isEmpty()) {
            erreurs.add(new Lecture.Erreur("pieces-fichiers", "Choisissez au moins un fichier"));
        }
        if ("guichets".equals(requete.getHeader("X-Requested-With"))) {
            repondre(reponse, derniere, erreurs);
        } else if (erreurs.isEmpty()) {
            revenir(reponse, "recue");
        } else {
            page.refuser(erreurs);
            reponse.setStatus(SAISIE_REFUSEE);
            montrer("pieces-du-dossier", requete, reponse);
        }
    }

    private static void repondre(HttpServletResponse reponse, Piece recue, List<Lecture.Erreur> erreurs)
            throws IOException {
        ObjectNode corps = JsonNodeFactory.instance.objectNode();
        if (erreurs.isEmpty()) {
            reponse.setStatus(HttpServletResponse.SC_CREATED);
            corps.put("id", recue.id());
        } else {
            reponse.setStatus(SAISIE_REFUSEE);
            corps.put("message", erreurs.get(0).remede());
        }
        reponse.setContentType("application/json");
        reponse.setCharacterEncoding("UTF-8");
        reponse.getWriter().write(corps.toString());
    }

    /** To the page of the form, at its list. */
    private void revenir(HttpServletResponse reponse, String marque) throws IOException {
        String retour = page.getRetour();
        reponse.sendRedirect(retour + (retour.contains("?") ? "&" : "?") + marque + "#pieces");
    }
}
