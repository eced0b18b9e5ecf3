package fr.guichets.web.execution;

import fr.guichets.execution.EcheancesListees;
import fr.guichets.execution.Executions;
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

/** Every deadline that the filters let through, over all pages, as a sheet. */
@WebServlet("/execution/export")
public class ExportEcheances extends HttpServlet {

    private static final List<String> ENTETES =
            List.of("Dossier", "Bénéficiaire", "Projet", "État", "Suite attendue", "De", "Avant le", "Aide", "Versé");

    @Inject
    private transient Executions executions;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        List<List<Object>> lignes = executions
                .echeances(PageEcheances.criteres(PageEcheances.filtres(requete), 0, EcheancesListees.Criteres.TOUT))
                .elements()
                .stream()
                .map(ExportEcheances::ligne)
                .toList();
        Tableur.envoyer(requete, reponse, contexte, "echeances", "Échéances", ENTETES, lignes);
    }

    private static List<Object> ligne(EcheancesListees.Ligne ligne) {
        return Arrays.asList(
                ligne.numero(),
                ligne.porteur().nom(),
                ligne.intitule(),
                ligne.etat().libelle(),
                ligne.attente().nature().libelle(),
                ligne.attente().nature().duBeneficiaire() ? "Bénéficiaire" : "Guichet",
                ligne.attente().avant(),
                ligne.aide(),
                ligne.verse());
    }
}
