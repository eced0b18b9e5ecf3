package fr.guichets.web.decisions;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.CriteresActes;
import fr.guichets.decisions.Decisions;
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

/** Every act that the filters let through, over all pages, as a sheet. */
@WebServlet("/decisions/export")
public class ExportActes extends HttpServlet {

    private static final List<String> ENTETES = List.of(
            "Acte",
            "Nature",
            "État",
            "Dossier",
            "Bénéficiaire",
            "Projet",
            "Relevé",
            "Montant",
            "Dépense subventionnable",
            "Achèvement prévu le",
            "Signataire",
            "Signé le",
            "Engagement (EJ)",
            "Notifié le");

    @Inject
    private transient Decisions decisions;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        List<List<Object>> lignes =
                decisions
                        .lister(PageActes.criteres(PageActes.adresse(requete), 0, CriteresActes.TOUT))
                        .elements()
                        .stream()
                        .map(this::ligne)
                        .toList();
        Tableur.envoyer(requete, reponse, contexte, "actes", "Actes", ENTETES, lignes);
    }

    private List<Object> ligne(Acte acte) {
        return Arrays.asList(
                acte.numero(),
                acte.nature().libelle(),
                acte.etat().libelle(),
                acte.dossier(),
                acte.beneficiaire(),
                acte.intitule(),
                acte.releve(),
                acte.montant(),
                acte.depenseSubventionnable(),
                acte.achevementLe(),
                acte.signataire().nom(),
                acte.signature() == null ? null : acte.signature().signeLe(),
                acte.engagement() == null ? null : acte.engagement().ej(),
                acte.notification() == null
                        ? null
                        : acte.notification()
                                .notifieLe()
                                .atZone(contexte.guichet().fuseau()));
    }
}
