package fr.guichets.web.pilotage;

import fr.guichets.enveloppes.Solde;
import fr.guichets.pilotage.Lu;
import fr.guichets.pilotage.TableauNational;
import fr.guichets.pilotage.TableauNational.Situation;
import fr.guichets.web.Contexte;
import fr.guichets.web.Tableur;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The national table as a sheet, filtered and sorted as the page is. */
@WebServlet("/pilotage/export")
public class ExportTableau extends HttpServlet {

    private static final List<String> ENTETES = List.of(
            "Code",
            "Guichet",
            "Région",
            "État",
            "Dotation",
            "Réservé",
            "Engagé",
            "Payé",
            "Reversé",
            "Disponible",
            "Dossiers",
            "Illisible");

    @Inject
    private transient TableauNational tableau;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        List<List<Object>> lignes =
                FiltresDuTableau.de(requete.getParameterMap())
                        .appliquer(tableau.lire().guichets())
                        .stream()
                        .map(ExportTableau::ligne)
                        .toList();
        Tableur.envoyer(requete, reponse, contexte, "guichets", "Guichets", ENTETES, lignes);
    }

    private static List<Object> ligne(Lu<Situation> lu) {
        List<Object> cellules = new ArrayList<>(List.of(
                lu.guichet().code().valeur(),
                lu.guichet().nom(),
                lu.guichet().region(),
                PageTableau.etatDuGuichet(lu.guichet().etat())));
        if (lu.lisible()) {
            Solde total = lu.reponse().enveloppe().total();
            cellules.addAll(Arrays.asList(
                    total.dotation(),
                    total.reserve(),
                    total.engageCumule(),
                    total.payeCumule(),
                    total.reverse(),
                    total.disponible(),
                    lu.reponse().nombreDeDossiers(),
                    null));
        } else {
            cellules.addAll(Arrays.asList(null, null, null, null, null, null, null, lu.panne()));
        }
        return cellules;
    }
}
