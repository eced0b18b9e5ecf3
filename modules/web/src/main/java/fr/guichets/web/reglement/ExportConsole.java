package fr.guichets.web.reglement;

import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.HistoriqueDesRegles;
import fr.guichets.web.Contexte;
import fr.guichets.web.Tableur;
import fr.guichets.web.reglement.LectureHistorique.Detail;
import fr.guichets.web.reglement.LectureHistorique.Evenement;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rules side by side, or who changed them, as a sheet, filtered as the pages are. */
@WebServlet({ExportConsole.REGLES, ExportConsole.HISTORIQUE})
public class ExportConsole extends HttpServlet {

    static final String REGLES = "/reglement/console-export";
    static final String HISTORIQUE = "/reglement/historique-export";

    private static final List<String> ENTETES_REGLES = List.of(
            "Clé",
            "Règle",
            "Sujet",
            "Modèle national",
            "Source nationale",
            "Publié ici",
            "Source",
            "Depuis",
            "Brouillon",
            "Changée par",
            "Changée le");

    private static final List<String> ENTETES_HISTORIQUE =
            List.of("Rang", "Date", "Auteur", "Action", "Sujet", "Champ", "Avant", "Après");

    @Inject
    private transient Contexte contexte;

    @Inject
    private transient Perimetre perimetre;

    @Inject
    private transient Brouillons brouillons;

    @Inject
    private transient HistoriqueDesRegles historique;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        if (requete.getRequestURI().equals(REGLES)) {
            Tableur.envoyer(requete, reponse, contexte, "regles", "Règles", ENTETES_REGLES, regles(requete));
        } else {
            Tableur.envoyer(
                    requete,
                    reponse,
                    contexte,
                    "historique-des-regles",
                    "Historique",
                    ENTETES_HISTORIQUE,
                    lignes(requete));
        }
    }

    private List<List<Object>> regles(HttpServletRequest requete) {
        FiltresDeConsole filtres = FiltresDeConsole.de(requete.getParameterMap());
        Brouillon brouillon = perimetre.executer(brouillons::apercu);
        MotsDesRegles mots = MotsDesRegles.du(brouillon);
        return brouillon.regles().stream()
                .map(regle -> LigneDeConsole.de(regle, mots, brouillon, perimetre.isModele()))
                .filter(filtres::retient)
                .map(this::cellules)
                .toList();
    }

    private List<Object> cellules(LigneDeConsole ligne) {
        List<Object> cellules = new ArrayList<>();
        cellules.add(ligne.cle().nom());
        cellules.add(ligne.cle().intitule());
        cellules.add(ligne.cle().groupe().titre());
        cellules.add(String.join("\n", ligne.nationale()));
        cellules.add(String.join("\n", ligne.nationaleSources()));
        cellules.add(ligne.publiee().isEmpty() ? "Héritée" : String.join("\n", ligne.publiee()));
        cellules.add(String.join("\n", ligne.publieeSources()));
        cellules.add(
                ligne.regle().publiee() == null ? null : ligne.regle().publiee().depuis());
        cellules.add(String.join("\n", ligne.brouillon()));
        cellules.add(ligne.isChangee() ? ligne.regle().modifieePar() : null);
        cellules.add(ligne.isChangee() ? contexte.dateHeure(ligne.getModifieeLe()) : null);
        return cellules;
    }

    private List<List<Object>> lignes(HttpServletRequest requete) {
        FiltresHistorique filtres = FiltresHistorique.de(requete.getParameterMap());
        List<Evenement> evenements = perimetre.executer(() -> LectureHistorique.lire(historique.lignes()));
        return evenements.stream()
                .filter(filtres::retient)
                .map(this::cellules)
                .flatMap(List::stream)
                .collect(Collectors.toList());
    }

    /** One line for each thing that changed. */
    private List<List<Object>> cellules(Evenement evenement) {
        List<Detail> details = evenement.details().isEmpty() ? List.of(new Detail("", "", "")) : evenement.details();
        return details.stream()
                .map(detail -> List.<Object>of(
                        evenement.rang(),
                        contexte.dateHeure(evenement.quand()),
                        evenement.auteur(),
                        evenement.action(),
                        evenement.sujet(),
                        detail.champ(),
                        detail.avant(),
                        detail.apres()))
                .toList();
    }
}
