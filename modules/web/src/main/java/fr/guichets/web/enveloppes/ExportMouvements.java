package fr.guichets.web.enveloppes;

import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.web.Contexte;
import fr.guichets.web.Tableur;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Every movement that the filters let through, over all pages, as a sheet. */
@WebServlet("/enveloppes/export")
public class ExportMouvements extends HttpServlet {

    private static final List<String> ENTETES = List.of(
            "Tranche",
            "Rang",
            "Date",
            "Écriture",
            "Compte débité",
            "Compte crédité",
            "Montant",
            "Dossier",
            "Acte",
            "Motif",
            "Par",
            "Disponible",
            "Réservé",
            "Engagé, non payé",
            "Payé",
            "Reversé");

    @Inject
    private transient Enveloppes enveloppes;

    @Inject
    private transient Contexte contexte;

    @Inject
    private transient Ecritures ecritures;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        FiltresDeMouvements filtres = FiltresDeMouvements.de(requete.getParameterMap());
        ZoneId fuseau = contexte.guichet().fuseau();
        List<List<Object>> lignes = enveloppes.lister(filtres.criteres().enEntier(), fuseau).elements().stream()
                .map(mouvement -> ligne(mouvement, fuseau))
                .toList();
        Tableur.envoyer(requete, reponse, contexte, "ecritures", "Écritures", ENTETES, lignes);
    }

    private List<Object> ligne(Mouvement m, ZoneId fuseau) {
        return Arrays.asList(
                ecritures.tranche(m.tranche()),
                m.rang(),
                m.le().atZone(fuseau),
                m.nature().libelle(),
                ecritures.compte(m.nature().debite()),
                ecritures.compte(m.nature().credite()),
                m.montant(),
                m.dossier(),
                m.origine(),
                m.motif(),
                m.auteurNom(),
                m.apres().disponible(),
                m.apres().reserve(),
                m.apres().engage(),
                m.apres().paye(),
                m.apres().reverse());
    }
}
