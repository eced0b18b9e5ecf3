package fr.guichets.web.reglement;

import fr.guichets.reglement.Comparaison;
import fr.guichets.reglement.Comparaison.Ligne;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.web.Contexte;
import fr.guichets.web.TableauDesRegles;
import fr.guichets.web.Tableur;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** One rule in every guichet as a sheet, filtered and sorted as the page is. */
@WebServlet("/reglement/comparer-export")
public class ExportComparaison extends HttpServlet {

    private static final List<String> ENTETES = List.of(
            "Code", "Guichet", "Région", "Groupe", "Règle", "Origine", "Depuis", "Source", "Hypothèse", "Version");

    @Inject
    private transient Comparaison comparaison;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        FiltresDeComparaison filtres = FiltresDeComparaison.de(requete.getParameterMap());
        Cle cle = filtres.cle();
        List<List<Object>> lignes =
                filtres.appliquer(comparaison.de(cle.nom(), filtres.jour(contexte.getAujourdhui()))).stream()
                        .map(ligne -> cellules(cle, ligne))
                        .toList();
        Tableur.envoyer(requete, reponse, contexte, "comparaison_" + cle.nom(), cle.intitule(), ENTETES, lignes);
    }

    private static List<Object> cellules(Cle cle, Ligne ligne) {
        TableauDesRegles.Ligne reglee = PageComparaison.reglee(cle, ligne);
        return Arrays.asList(
                ligne.guichet().code().valeur(),
                ligne.guichet().nom(),
                ligne.guichet().region(),
                ligne.groupe(),
                String.join(" ", ligne.enonce()),
                reglee.isNationale() ? "héritée" : "propre",
                ligne.provenance().depuis(),
                reglee.isHypothese() ? null : reglee.getSource(),
                reglee.isHypothese() ? reglee.getSource() : null,
                ligne.version());
    }
}
