package fr.guichets.web.reglement;

import fr.guichets.reglement.Echanges;
import fr.guichets.reglement.Echanges.Apercu;
import fr.guichets.reglement.tenants.Archive;
import fr.guichets.reglement.tenants.TenantsInvalides;
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
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Receives files of rules, shows what they would change, then publishes them. What was sent is kept until it is right. */
@WebServlet("/reglement/echanges")
@MultipartConfig(fileSizeThreshold = 1 << 16)
public class ServletEchanges extends HttpServlet {

    private static final int SAISIE_REFUSEE = 422;

    /** The whole folder, compressed, holds in a tenth of it. */
    private static final int ENVOI_MAXIMUM = 4 * 1024 * 1024;

    @Inject
    private transient Echanges echanges;

    @Inject
    private transient PageEchanges page;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws ServletException, IOException {
        montrer(requete, reponse);
    }

    @Override
    protected void doPost(HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        boolean confirmer = "confirmer".equals(requete.getParameter("etape"));
        try {
            Map<String, String> fichiers = lire(requete);
            page.garder(fichiers);
            if (fichiers.isEmpty()) {
                page.refuser("fichier", "Choisissez un fichier guichet.yaml ou une archive .zip");
            } else if (confirmer && requete.getParameter("confirme") != null) {
                Apercu fait = echanges.importer(fichiers);
                if (fait.refus().isEmpty()) {
                    reponse.sendRedirect("/reglement/echanges?versions="
                            + fait.versions().size() + "&creations="
                            + fait.creations().size() + "#import");
                    return;
                }
                page.refuser(fait);
            } else {
                page.montrer(echanges.apercu(fichiers));
                if (confirmer) {
                    page.refuser("confirme", "Cochez la case avant de confirmer");
                }
            }
        } catch (TenantsInvalides e) {
            page.refuser(e);
        } catch (OperationInvalide e) {
            page.refuser("fichier", e.getMessage());
        }
        if (!page.getErreurs().isEmpty()) {
            reponse.setStatus(SAISIE_REFUSEE);
        }
        montrer(requete, reponse);
    }

    /** What was sent before, as it was corrected since, then what is sent now. */
    private static Map<String, String> lire(HttpServletRequest requete) throws ServletException, IOException {
        Map<String, String> fichiers = new TreeMap<>();
        String gardee = requete.getParameter("archive");
        if (gardee != null && !gardee.isEmpty()) {
            try {
                fichiers.putAll(Archive.lire("archive", Base64.getMimeDecoder().decode(gardee)));
            } catch (IllegalArgumentException e) {
                throw new OperationInvalide("Ce qui avait été envoyé ne se relit pas : envoyez de nouveau le fichier.");
            }
        }
        String[] chemins = requete.getParameterValues("chemin");
        String[] textes = requete.getParameterValues("texte");
        if (chemins != null && textes != null && chemins.length == textes.length) {
            for (int rang = 0; rang < chemins.length; rang++) {
                fichiers.replace(chemins[rang], textes[rang].replace("\r\n", "\n"));
            }
        }
        if (String.valueOf(requete.getContentType()).startsWith("multipart/form-data")) {
            Map<String, String> envoyes = new TreeMap<>();
            for (Part part : requete.getParts()) {
                ajouter(part, envoyes);
            }
            fichiers.putAll(envoyes);
        }
        return fichiers;
    }

    /** What is sent again replaces what was kept; two files of one name, sent together without their folder, are two. */
    private static void ajouter(Part part, Map<String, String> fichiers) throws IOException {
        String nom = part.getSubmittedFileName();
        if (nom == null || nom.isEmpty()) {
            return;
        }
        byte[] octets;
        try (InputStream contenu = part.getInputStream()) {
            octets = contenu.readNBytes(ENVOI_MAXIMUM + 1);
        } finally {
            part.delete();
        }
        if (octets.length > ENVOI_MAXIMUM) {
            throw new OperationInvalide("Le fichier dépasse " + ENVOI_MAXIMUM / 1024 / 1024
                    + " Mo : envoyez les guichets en plusieurs fois.");
        }
        Archive.lire(nom, octets).forEach((chemin, texte) -> {
            String libre = chemin;
            for (int rang = 2; fichiers.containsKey(libre); rang++) {
                libre = rang + " " + chemin;
            }
            fichiers.put(libre, texte);
        });
    }

    private static void montrer(HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        requete.getRequestDispatcher("/reglement/import-export.xhtml").forward(requete, reponse);
    }
}
