package fr.guichets.web.programmation;

import fr.guichets.programmation.CriteresDeReleves;
import fr.guichets.programmation.Feuille;
import fr.guichets.programmation.LigneDeReleve;
import fr.guichets.programmation.Programmation;
import fr.guichets.programmation.Releve;
import fr.guichets.socle.Introuvable;
import fr.guichets.web.Contexte;
import fr.guichets.web.Tableur;
import fr.guichets.web.instruction.Vocabulaire;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;

/** One relevé, or the list of those that the filters let through, as a sheet. */
@WebServlet("/programmation/export")
public class ExportReleves extends HttpServlet {

    private static final List<String> LISTE = List.of(
            "Relevé",
            "Jour",
            "État",
            "Comité",
            "Tranche",
            "Dossiers",
            "Avis favorables",
            "Montant",
            "Figé le",
            "Validé le",
            "Validé par");

    private static final List<String> LIGNES = List.of(
            "Dossier",
            "Porteur",
            "Nature",
            "Code",
            "Population",
            "Arrondissement",
            "Titre du projet",
            "Déposé le",
            "Complet le",
            "Version des règles",
            "Coût éligible HT",
            "Montant demandé",
            "Aide possible",
            "Avis",
            "Montant",
            "Motif",
            "Rang",
            "Avis donné le",
            "Avis donné par",
            "Sorti du relevé");

    @Inject
    private transient Programmation programmation;

    @Inject
    private transient Contexte contexte;

    @Inject
    private transient Vocabulaire vocabulaire;

    @Inject
    private transient Mots mots;

    @Override
    protected void doGet(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        String id = requete.getParameter("id");
        if (id == null) {
            FiltresDeReleves filtres = FiltresDeReleves.de(requete.getParameterMap());
            List<List<Object>> lignes =
                    programmation.lister(filtres.criteres(0, CriteresDeReleves.TOUT)).elements().stream()
                            .map(this::ligne)
                            .toList();
            Tableur.envoyer(requete, reponse, contexte, "releves", "Relevés", LISTE, lignes);
            return;
        }
        if (!id.matches("\\d{1,18}")) {
            throw new Introuvable("Ce relevé n'existe pas à ce guichet.");
        }
        Feuille feuille = programmation.lire(Long.parseLong(id));
        List<List<Object>> lignes = feuille.lignes().stream().map(this::ligne).toList();
        String nom = "releve-" + feuille.releve().code();
        Tableur.envoyer(requete, reponse, contexte, nom, feuille.releve().code(), LIGNES, lignes);
    }

    private List<Object> ligne(Releve r) {
        return Arrays.asList(
                r.code(),
                r.releveLe(),
                r.etat().libelle(),
                r.comite(),
                mots.tranche(r.tranche()),
                r.dossiers(),
                r.favorables(),
                r.montant(),
                instant(r.figeLe()),
                instant(r.valideLe()),
                r.validePar());
    }

    private List<Object> ligne(LigneDeReleve l) {
        return Arrays.asList(
                l.dossier(),
                l.porteur().nom(),
                vocabulaire.nature(l.porteur().nature()),
                l.porteur().code(),
                l.population(),
                vocabulaire.arrondissement(l.arrondissement()),
                l.intitule(),
                instant(l.deposeLe()),
                instant(l.completLe()),
                l.versionReglement(),
                l.coutEligible(),
                l.montantDemande(),
                l.montantMaximum(),
                l.avis() == null ? null : l.avis().libelle(),
                l.avis() == null ? null : l.montant(),
                l.motif(),
                l.rang(),
                instant(l.avisLe()),
                l.avisPar(),
                l.sortie());
    }

    private ZonedDateTime instant(Instant instant) {
        return instant == null ? null : instant.atZone(contexte.guichet().fuseau());
    }
}
