package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.ChampsInvalides;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Shows a dossier to the current actor. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Presentation {

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    /** As it has just been written. */
    public Dossier montrer(DossierEnregistre d) {
        return Vue.de(d, montre(d), d.evaluation(), Lecteur.courant());
    }

    /** As it reads today. */
    public Dossier relire(DossierEnregistre d) {
        DepotFige depot = depot(d);
        Lecteur lecteur = Lecteur.courant();
        return Vue.de(d, montre(d), evaluation(d, depot, lecteur), lecteur);
    }

    private Dossier.Depot montre(DossierEnregistre d) {
        DepotFige depot = depot(d);
        return depot == null ? null : depot.pour(d, jugement.aujourdhui());
    }

    private DepotFige depot(DossierEnregistre d) {
        return d.numero() == null ? null : enregistres.depot(d);
    }

    /** A draft is judged as of today; a correction that can be read, by the frozen rules. */
    private Evaluation evaluation(DossierEnregistre d, DepotFige depot, Lecteur lecteur) {
        if (d.etat() == EtatDossier.BROUILLON) {
            return jugement.duBrouillon(d.saisie());
        }
        if (lecteur.voitCommeAgent(d) || !d.estCorrige()) {
            return d.evaluation();
        }
        try {
            return jugement.rejuger(d.correction(), depot);
        } catch (ChampsInvalides enCours) {
            return d.evaluation();
        }
    }
}
