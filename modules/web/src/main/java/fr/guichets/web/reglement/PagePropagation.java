package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.ModelesNationaux.Etat;
import fr.guichets.reglement.ModelesNationaux.Suite;
import fr.guichets.reglement.ModelesNationaux.Version;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a published national model became in each guichet. */
@Named("propagation")
@RequestScoped
public class PagePropagation {

    static final String PAGE = "/reglement/propagation";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private ModelesNationaux modeles;

    @Inject
    private Guichets guichets;

    @Inject
    private Typographie fr;

    private AdresseDeListe filtres;
    private List<Version> versions;
    private Version modele;
    private List<Suite> suites;
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();

    /** Does what the form asks, before the page is shown. */
    public void agir() {
        filtres = filtres(requete.getParameterMap());
        versions = new ArrayList<>(modeles.toutes());
        Collections.reverse(versions);
        modele = filtres.valeur("v").isEmpty()
                ? versions.get(0)
                : versions.stream()
                        .filter(version -> version.numero().equals(filtres.valeur("v")))
                        .findFirst()
                        .orElseThrow(() -> new Introuvable("Aucun modèle national ne porte ce numéro."));
        if (requete.getMethod().equals("POST")) {
            relancer();
        }
        suites = modeles.suites(modele.numero());
    }

    static AdresseDeListe filtres(Map<String, String[]> parametres) {
        return AdresseDeListe.lire(
                PAGE,
                List.of("v", "etat"),
                parametres,
                (cle, valeur) -> !cle.equals("etat") || AdresseDeListe.nomme(Etat.values(), valeur));
    }

    private void relancer() {
        try {
            modeles.relancer(modele.numero());
            Redirection.vers(PAGE + "?v=" + modele.numero() + "&relance");
        } catch (OperationInvalide e) {
            erreurs.add(new Lecture.Erreur("suites", fr.phrase(e.getMessage())));
        }
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public AdresseDeListe getFiltres() {
        return filtres;
    }

    public boolean isRelance() {
        return requete.getParameter("relance") != null;
    }

    public Version getModele() {
        return modele;
    }

    public Map<String, String> getChoixModeles() {
        Map<String, String> choix = new LinkedHashMap<>();
        versions.forEach(
                version -> choix.put(version.numero(), version.numero() + ", à partir du " + fr.date(version.effet())));
        return choix;
    }

    public Map<String, String> getChoixEtats() {
        Map<String, String> choix = new LinkedHashMap<>();
        for (Etat etat : Etat.values()) {
            choix.put(etat.name(), etat(etat));
        }
        return choix;
    }

    static String etat(Etat etat) {
        return switch (etat) {
            case EN_ROUTE -> "En route";
            case PUBLIE -> "Publié";
            case SANS_EFFET -> "Sans effet";
            case REFUSE -> "Refusé";
        };
    }

    public String mot(Suite suite) {
        return etat(suite.etat());
    }

    public String badge(Suite suite) {
        return switch (suite.etat()) {
            case EN_ROUTE -> "fr-badge--info";
            case PUBLIE -> "fr-badge--success";
            case SANS_EFFET -> "fr-badge--new";
            case REFUSE -> "fr-badge--error";
        };
    }

    /** True for the model with which everything began: it was sent to nobody. */
    public boolean isPremier() {
        return suites.isEmpty();
    }

    public long nombre(String etat) {
        return suites.stream()
                .filter(suite -> suite.etat() == Etat.valueOf(etat))
                .count();
    }

    /** « 34 guichets sur 107 ». */
    public String getAvancement() {
        long repondu = suites.size() - nombre("EN_ROUTE");
        return fr.nombre(repondu) + "\u00a0guichet" + (repondu < 2 ? "" : "s") + " sur " + fr.nombre(suites.size());
    }

    public int getPourcentage() {
        return suites.isEmpty() ? 0 : (int) ((suites.size() - nombre("EN_ROUTE")) * 100 / suites.size());
    }

    public List<Suite> getSuites() {
        return choisies(filtres, suites);
    }

    static List<Suite> choisies(AdresseDeListe filtres, List<Suite> suites) {
        return suites.stream()
                .filter(suite -> filtres.valeur("etat").isEmpty()
                        || filtres.contient("etat", suite.etat().name()))
                .toList();
    }

    public String nom(CodeDepartement code) {
        return fr.phrase(code + " – " + guichets.parCode(code).map(Guichet::nom).orElse(""));
    }

    public String export(String format) {
        return "/reglement/propagation-export?format=" + format
                + filtres.avec("v", modele.numero()).suite();
    }
}
