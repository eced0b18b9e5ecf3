package fr.guichets.web.reglement;

import fr.guichets.dossiers.Rejeu;
import fr.guichets.web.Contexte;
import fr.guichets.web.Tableur;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Every dossier of a replay that the filters let through, over all pages, or every guichet of a national one, as a sheet. */
@WebServlet("/reglement/rejeu-export")
public class ExportRejeu extends HttpServlet {

    @Inject
    private transient Perimetre perimetre;

    @Inject
    private transient PageRejeu rejeu;

    @Inject
    private transient PageRejeuNational rejeuNational;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        if (perimetre.isModele() && "guichets".equals(requete.getParameter("quoi"))) {
            Tableur.envoyer(
                    requete,
                    reponse,
                    contexte,
                    "rejeu_guichets",
                    "Rejeu par guichet",
                    PageRejeuNational.ENTETES,
                    rejeuNational.guichets());
        } else {
            Tableur.envoyer(
                    requete,
                    reponse,
                    contexte,
                    "rejeu",
                    "Rejeu",
                    MotsDuRejeu.ENTETES,
                    lignes().stream().map(MotsDuRejeu::cellules).toList());
        }
    }

    private List<Rejeu.Ligne> lignes() {
        if (perimetre.isModele()) {
            return rejeuNational.toutes();
        }
        return rejeu.getResultat() == null ? List.of() : rejeu.toutes();
    }
}
