package fr.guichets.web.programmation;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.CriteresDeReleves.Tri;
import fr.guichets.programmation.EtatReleve;
import fr.guichets.programmation.ListeReleves;
import fr.guichets.programmation.Preparation;
import fr.guichets.programmation.Programmation;
import fr.guichets.programmation.Seance;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Colonne;
import fr.guichets.web.Lecture;
import fr.guichets.web.Pagination;
import fr.guichets.web.Redirection;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The relevés of the guichet, and the opening of another one. */
@Named("releves")
@RequestScoped
public class PageReleves {

    /** Choice of a relevé that is in no calendar. */
    private static final String HORS_CALENDRIER = "-";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Programmation programmation;

    @Inject
    private Preparation preparation;

    @Inject
    private Enveloppes enveloppes;

    @Inject
    private Mots mots;

    @Inject
    private Typographie fr;

    private FiltresDeReleves filtres;
    private ListeReleves liste;
    private List<Seance> seances;
    private List<Lecture.Erreur> erreurs = List.of();
    private String refus = "";

    @PostConstruct
    void charger() {
        if (requete.getMethod().equals("POST")) {
            ouvrir();
        }
        filtres = FiltresDeReleves.de(requete.getParameterMap());
        liste = programmation.lister(filtres.criteres(filtres.adresse().page(), FiltresDeReleves.TAILLE));
        seances = programmation.seances();
    }

    /** Sends to the page of the relevé once it is open; else says why it is not. */
    private void ouvrir() {
        List<Lecture.Erreur> relevees = new ArrayList<>();
        String session = saisi("session");
        if (session.isEmpty()) {
            relevees.add(new Lecture.Erreur("session", fr.phrase("Choisissez le relevé à ouvrir")));
        }
        LocalDate jour = null;
        try {
            jour = saisi("jour").isEmpty() ? null : Lecture.date(saisi("jour"));
        } catch (IllegalArgumentException e) {
            relevees.add(new Lecture.Erreur("jour", fr.phrase(e.getMessage())));
        }
        erreurs = relevees;
        if (!relevees.isEmpty()) {
            return;
        }
        try {
            Tranche tranche = Tranche.existe(saisi("tranche")) ? new Tranche(saisi("tranche")) : null;
            long id = preparation
                    .ouvrir(session.equals(HORS_CALENDRIER) ? null : session, jour, tranche)
                    .releve()
                    .id();
            Redirection.vers(PageReleve.ADRESSE + "?id=" + id + "&fait=OUVRIR");
        } catch (ChampsInvalides e) {
            erreurs = Lecture.Erreur.de(e, champ -> champ.equals("releveLe") ? "jour" : champ);
        } catch (OperationInvalide e) {
            refus = fr.phrase(e.getMessage());
        }
    }

    public String saisi(String champ) {
        String valeur = requete.getMethod().equals("POST") ? requete.getParameter(champ) : null;
        return valeur == null ? "" : valeur.strip();
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    public String getRefus() {
        return refus;
    }

    public ListeReleves getListe() {
        return liste;
    }

    public AdresseDeListe getFiltres() {
        return filtres.adresse();
    }

    public Map<String, String> getEtats() {
        Map<String, String> etats = new LinkedHashMap<>();
        for (EtatReleve etat : EtatReleve.values()) {
            etats.put(etat.name(), etat.libelle());
        }
        return etats;
    }

    public Pagination getPagination() {
        return new Pagination(filtres.adresse(), liste.page(), liste.taille(), liste.total());
    }

    public List<Colonne> getColonnes() {
        return List.of(
                triee("Relevé", Tri.CODE, "fr-cell--fixed"),
                triee("Jour", Tri.RELEVE_LE, ""),
                triee("État", Tri.ETAT, ""),
                new Colonne("Dossiers", "fr-cell--right"),
                new Colonne("Avis favorables", "fr-cell--right"),
                new Colonne("Montant", "fr-cell--right"));
    }

    private Colonne triee(String libelle, Tri tri, String classe) {
        return Colonne.triee(libelle, tri, classe, filtres.tri(), filtres.descendant());
    }

    public String export(String format) {
        return "/programmation/export?format=" + format + filtres.adresse().suite();
    }

    public boolean isInstruit() {
        return Acteur.courant().aUnRole(Role.INSTRUCTEUR);
    }

    /** Sessions of the calendar that have no relevé yet, then the one that is in no calendar. */
    public Map<String, String> getAOuvrir() {
        Map<String, String> choix = new LinkedHashMap<>();
        seances.stream()
                .filter(seance -> seance.releve() == null)
                .forEach(seance ->
                        choix.put(seance.code(), seance.code() + ", relevé du " + fr.date(seance.releveLe())));
        choix.put(HORS_CALENDRIER, seances.isEmpty() ? "Au fil de l’eau" : "Hors calendrier, entre deux relevés");
        return choix;
    }

    public Map<String, String> getTranches() {
        Map<String, String> choix = new LinkedHashMap<>();
        enveloppes
                .lire()
                .tranches()
                .forEach((tranche, solde) -> choix.put(
                        tranche.code(),
                        fr.majuscule(mots.tranche(tranche)) + " : " + fr.montant(solde.disponible()) + " disponibles"));
        return choix;
    }
}
