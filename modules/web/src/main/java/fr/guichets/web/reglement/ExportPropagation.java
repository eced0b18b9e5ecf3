package fr.guichets.web.reglement;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.ModelesNationaux.Suite;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Contexte;
import fr.guichets.web.Tableur;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What a published national model became in each guichet, as a sheet. */
@WebServlet("/reglement/propagation-export")
public class ExportPropagation extends HttpServlet {

    private static final List<String> ENTETES =
            List.of("Modèle", "Code", "Guichet", "Où il en est", "Versions publiées", "Raison du refus");

    @Inject
    private transient ModelesNationaux modeles;

    @Inject
    private transient Guichets guichets;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        AdresseDeListe filtres = PagePropagation.filtres(requete.getParameterMap());
        String numero = filtres.valeur("v").isEmpty() ? modeles.derniere().numero() : filtres.valeur("v");
        List<List<Object>> lignes = PagePropagation.choisies(filtres, modeles.suites(numero)).stream()
                .map(suite -> cellules(numero, suite))
                .toList();
        Tableur.envoyer(requete, reponse, contexte, "modele", "Modèle national", ENTETES, lignes);
    }

    private List<Object> cellules(String numero, Suite suite) {
        return Arrays.asList(
                numero,
                suite.guichet().valeur(),
                guichets.parCode(suite.guichet()).map(Guichet::nom).orElse(""),
                PagePropagation.etat(suite.etat()),
                String.join(", ", suite.versions()),
                suite.raison());
    }
}
