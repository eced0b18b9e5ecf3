package fr.guichets.web.instruction;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.socle.Acteur;
import fr.guichets.web.Contexte;
import fr.guichets.web.Tableur;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;

/** Everything that the filters let through, over all pages, as a sheet. */
@WebServlet("/dossiers/export")
public class ExportDossiers extends HttpServlet {

    private static final List<String> ENTETES = List.of(
            "Numéro",
            "État",
            "Porteur",
            "Nature",
            "Code",
            "Population",
            "Arrondissement",
            "Titre du projet",
            "Thème",
            "Déposé le",
            "Importé",
            "Relevé",
            "Admis par les règles",
            "Coût global HT",
            "Montant demandé",
            "Aide possible",
            "Instructeur",
            "Échéance",
            "Modifié le");

    @Inject
    private transient Dossiers dossiers;

    @Inject
    private transient Contexte contexte;

    @Inject
    private transient Vocabulaire vocabulaire;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        FiltresDossiers filtres = FiltresDossiers.de(requete.getParameterMap());
        List<List<Object>> lignes =
                dossiers
                        .lister(filtres.criteres(Acteur.courant().identifiant(), 0, CriteresDeListe.TOUT))
                        .elements()
                        .stream()
                        .map(this::ligne)
                        .toList();
        Tableur.envoyer(requete, reponse, contexte, "dossiers", "Dossiers", ENTETES, lignes);
    }

    private List<Object> ligne(LigneDossier ligne) {
        return Arrays.asList(
                ligne.reference(),
                ligne.etat().libelle(),
                ligne.porteur().nom(),
                vocabulaire.nature(ligne.porteur().nature()),
                ligne.porteur().code(),
                ligne.population(),
                vocabulaire.arrondissement(ligne.arrondissement()),
                ligne.intitule(),
                vocabulaire.theme(ligne.theme()),
                instant(ligne.deposeLe()),
                ligne.importe(),
                vocabulaire.session(ligne.session()),
                ligne.recevable(),
                ligne.coutGlobal(),
                ligne.montantDemande(),
                ligne.montantMaximum(),
                ligne.instructeur(),
                ligne.echeance(),
                instant(ligne.modifieLe()));
    }

    private ZonedDateTime instant(Instant instant) {
        ZoneId fuseau = contexte.guichet().fuseau();
        return instant == null ? null : instant.atZone(fuseau);
    }
}
