package fr.guichets.web.dossiers;

import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.socle.ModifieEntreTemps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Saves one step over what is stored, however it changed since the page was opened, and never over a colleague's answer. */
@RequestScoped
public class EnregistrementDemande {

    private static final int ESSAIS = 3;

    /**
     * @param dossier as it is stored now
     * @param reponses those of the step put together with what others changed meanwhile
     * @param conflits answers that a colleague, or another tab, changed too; nothing was stored when there are some
     * @param autrui true when answers that somebody else gave meanwhile were kept beside these
     */
    record Issue(Dossier dossier, Reponses reponses, List<Reponses.Conflit> conflits, boolean autrui) {}

    @Inject
    private Dossiers dossiers;

    @Inject
    private Brouillons brouillons;

    /**
     * @param base what the page showed when it was opened
     * @param reponses what it says now
     * @throws ModifieEntreTemps when somebody else saves again and again at the same instant
     */
    Issue enregistrer(String reference, Etape etape, long version, Reponses base, Reponses reponses) {
        for (int essai = 1; ; essai++) {
            Dossier stocke = dossiers.lire(reference);
            Reponses stockees = Reponses.de(stocke.saisie(), etape);
            Reponses.Fusion fusion = reponses.fusionner(base, stockees);
            if (!fusion.conflits().isEmpty()) {
                return new Issue(stocke, fusion.retenues(), fusion.conflits(), true);
            }
            boolean autrui = stocke.version() != version && !stockees.equals(base);
            if (fusion.retenues().equals(stockees)) {
                return new Issue(stocke, stockees, List.of(), autrui);
            }
            try {
                Dossier enregistre = brouillons.enregistrer(
                        reference, stocke.version(), fusion.retenues().reporter(stocke.saisie(), etape));
                return new Issue(enregistre, fusion.retenues(), List.of(), autrui);
            } catch (ModifieEntreTemps e) {
                if (essai == ESSAIS) {
                    throw e;
                }
            }
        }
    }
}
