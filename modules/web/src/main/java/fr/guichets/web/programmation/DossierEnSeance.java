package fr.guichets.web.programmation;

import fr.guichets.programmation.Passage;
import fr.guichets.programmation.Programmation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The relevés where the dossier of the page was, the latest first. */
@Named("dossierEnSeance")
@RequestScoped
public class DossierEnSeance {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Programmation programmation;

    private List<Passage> passages;

    public List<Passage> getPassages() {
        if (passages == null) {
            passages = programmation.duDossier(requete.getParameter("numero"));
        }
        return passages;
    }
}
