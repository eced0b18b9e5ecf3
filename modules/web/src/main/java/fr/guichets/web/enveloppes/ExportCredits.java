package fr.guichets.web.enveloppes;

import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.DecisionDeCredits;
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

/** Every decision that the filters let through, over all pages, as a sheet. */
@WebServlet("/enveloppes/credits-export")
public class ExportCredits extends HttpServlet {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> ENTETES = List.of(
            "Numéro",
            "Guichet",
            "Opération",
            "Tranche",
            "Montant",
            "État",
            "Décidée le",
            "Par",
            "Motif",
            "Référence",
            "Appliquée ou refusée le",
            "Raison du refus");

    @Inject
    private transient Credits credits;

    @Inject
    private transient PageCredits page;

    @Inject
    private transient Contexte contexte;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        List<List<Object>> lignes =
                credits
                        .lister(FiltresDeCredits.de(requete.getParameterMap())
                                .criteres()
                                .enEntier())
                        .elements()
                        .stream()
                        .map(this::ligne)
                        .toList();
        Tableur.envoyer(requete, reponse, contexte, "credits", "Crédits", ENTETES, lignes);
    }

    private List<Object> ligne(DecisionDeCredits decision) {
        return Arrays.asList(
                decision.numero(),
                page.nom(decision.guichet()),
                decision.operation().libelle(),
                page.tranches(decision),
                decision.montant(),
                decision.etat().libelle(),
                decision.decideeLe().atZone(PARIS),
                decision.par(),
                decision.motif(),
                decision.reference(),
                decision.suiteLe() == null ? null : decision.suiteLe().atZone(PARIS),
                decision.raison());
    }
}
