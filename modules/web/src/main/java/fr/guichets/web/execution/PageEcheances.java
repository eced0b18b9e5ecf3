package fr.guichets.web.execution;

import fr.guichets.execution.Attente;
import fr.guichets.execution.EcheancesListees;
import fr.guichets.execution.EcheancesListees.Criteres;
import fr.guichets.execution.Executions;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Contexte;
import fr.guichets.web.Pagination;
import fr.guichets.web.instruction.Echeance;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What comes next for the grants of the guichet: proofs, balances, requests to certify, the nearest date first. */
@Named("echeances")
@RequestScoped
public class PageEcheances {

    private static final int TAILLE = 50;
    private static final List<String> CLES = List.of("q", "nature", "retard");

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Executions executions;

    private AdresseDeListe filtres;
    private EcheancesListees lues;

    @PostConstruct
    void charger() {
        filtres = filtres(requete);
        lues = executions.echeances(criteres(filtres, filtres.page(), TAILLE));
    }

    static AdresseDeListe filtres(HttpServletRequest requete) {
        return AdresseDeListe.lire("/execution/echeances", CLES, requete.getParameterMap(), PageEcheances::admise);
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "nature" ->
                Arrays.stream(Attente.Nature.values())
                        .anyMatch(connue -> connue.name().equals(valeur));
            case "retard" -> valeur.equals("oui");
            case "q" -> true;
            default -> false;
        };
    }

    static Criteres criteres(AdresseDeListe filtres, int page, int taille) {
        String nature = filtres.valeur("nature");
        return new Criteres(
                filtres.valeur("q").isEmpty() ? null : filtres.valeur("q"),
                nature.isEmpty() ? null : Attente.Nature.valueOf(nature),
                filtres.contient("retard", "oui"),
                page,
                taille);
    }

    public EcheancesListees getEcheances() {
        return lues;
    }

    public AdresseDeListe getFiltres() {
        return filtres;
    }

    public Map<String, String> getNatures() {
        Map<String, String> natures = new LinkedHashMap<>();
        for (Attente.Nature nature : Attente.Nature.values()) {
            natures.put(nature.name(), nature.libelle());
        }
        return natures;
    }

    public String getNombre() {
        return lues.total() + (lues.total() < 2 ? " échéance" : " échéances");
    }

    public List<AdresseDeListe.Etiquette> getEtiquettes() {
        List<AdresseDeListe.Etiquette> etiquettes = new ArrayList<>();
        etiquettes.addAll(filtres.etiquettes("q", mots -> "«\u00a0" + mots + "\u00a0»"));
        etiquettes.addAll(filtres.etiquettes("nature", getNatures()::get));
        etiquettes.addAll(filtres.etiquettes("retard", oui -> "En retard"));
        return etiquettes;
    }

    public Pagination getPagination() {
        return new Pagination(filtres, lues.page(), lues.taille(), lues.total());
    }

    public String export(String format) {
        return "/execution/export?format=" + format + filtres.suite();
    }

    /** Null when nothing binds it to a day. */
    public Echeance echeance(EcheancesListees.Ligne ligne) {
        return ligne.attente().avant() == null
                ? null
                : Echeance.de(ligne.attente().avant(), contexte.getAujourdhui());
    }
}
