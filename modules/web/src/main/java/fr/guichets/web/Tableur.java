package fr.guichets.web;

import fr.guichets.documents.Feuilles;
import fr.guichets.reglement.Guichet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** A list sent as a sheet: text (format=csv), else for a spreadsheet. */
public final class Tableur {

    private Tableur() {}

    /**
     * @param nom of the file, without the guichet, the day and its extension: echeances
     * @param titre of the sheet
     */
    public static void envoyer(
            HttpServletRequest requete,
            HttpServletResponse reponse,
            Contexte contexte,
            String nom,
            String titre,
            List<String> entetes,
            List<List<Object>> lignes)
            throws IOException {
        boolean texte = "csv".equals(requete.getParameter("format"));
        byte[] contenu = texte ? Feuilles.csv(entetes, lignes) : Feuilles.ods(titre, entetes, lignes);
        Guichet guichet = contexte.guichet();
        String lieu = guichet == null ? "national" : guichet.code().valeur();
        String fichier = lieu + "_" + nom + "_" + contexte.getAujourdhui() + (texte ? ".csv" : ".ods");
        reponse.setContentType(texte ? Feuilles.TYPE_CSV : Feuilles.TYPE_ODS);
        reponse.setHeader("Content-Disposition", "attachment; filename=\"" + fichier + "\"");
        reponse.setContentLength(contenu.length);
        reponse.getOutputStream().write(contenu);
    }
}
