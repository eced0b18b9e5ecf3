package fr.guichets.web.reglement;

import fr.guichets.reglement.HistoriqueDesRegles;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Pagination;
import fr.guichets.web.reglement.LectureHistorique.Evenement;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who changed which rule, latest first. */
@Named("historiqueDesRegles")
@RequestScoped
public class PageHistorique {

    static final String ADRESSE = "/reglement/historique";

    private static final int TAILLE = 25;

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Perimetre perimetre;

    @Inject
    private HistoriqueDesRegles historique;

    private FiltresHistorique filtres;
    private List<Evenement> tous = List.of();
    private List<Evenement> retenus = List.of();

    public void lire() {
        tous = perimetre.executer(() -> LectureHistorique.lire(historique.lignes()));
        filtres = FiltresHistorique.de(requete.getParameterMap());
        retenus = tous.stream().filter(filtres::retient).toList();
    }

    public AdresseDeListe getFiltres() {
        return filtres.getAdresse();
    }

    public Map<String, String> getChoixActions() {
        Map<String, String> choix = new TreeMap<>();
        tous.forEach(evenement -> choix.put(evenement.action(), evenement.action()));
        return choix;
    }

    public List<Evenement> getEvenements() {
        int debut = Math.min(getFiltres().page() * TAILLE, retenus.size());
        return retenus.subList(debut, Math.min(debut + TAILLE, retenus.size()));
    }

    public int getTotal() {
        return retenus.size();
    }

    public boolean isFiltree() {
        return filtres.isFiltree();
    }

    public Pagination getPagination() {
        return new Pagination(getFiltres(), getFiltres().page(), TAILLE, retenus.size());
    }

    public String export(String format) {
        return ExportConsole.HISTORIQUE + "?format=" + format + getFiltres().suite();
    }
}
