package fr.guichets.web.decisions;

import fr.guichets.decisions.ModelesActes;
import fr.guichets.decisions.ModelesActes.Modele;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The templates in force at the guichet, one for each nature of act. */
@Named("listeModeles")
@RequestScoped
public class PageModeles {

    @Inject
    private ModelesActes modeles;

    private List<Modele> lus;

    public List<Modele> getTous() {
        if (lus == null) {
            lus = modeles.enVigueur();
        }
        return lus;
    }

    /** « Modèle national », « Modèle du guichet, version 3 », « Modèle national, depuis la version 4 ». */
    public String origine(Modele modele) {
        if (!modele.national()) {
            return "Modèle du guichet, version\u00a0" + modele.version();
        }
        return modele.version() == 0
                ? "Modèle national"
                : "Modèle national, repris à la version\u00a0" + modele.version();
    }
}
