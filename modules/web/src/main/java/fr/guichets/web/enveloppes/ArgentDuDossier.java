package fr.guichets.web.enveloppes;

import fr.guichets.dossiers.Dossiers;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** For the page of one dossier, by its parameter numero: what the ledger holds for it, and each act that moved it. */
@Named("argentDuDossier")
@RequestScoped
public class ArgentDuDossier {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Enveloppes enveloppes;

    private String numero;
    private List<Mouvement> mouvements;

    /** Whoever may not see the dossier is told that it is not there. */
    @PostConstruct
    void charger() {
        numero = dossiers.lire(requete.getParameter("numero")).reference();
        mouvements = enveloppes.duDossier(numero);
    }

    public List<Mouvement> getMouvements() {
        return mouvements;
    }

    public Solde getSolde() {
        return enveloppes.soldeDuDossier(numero);
    }

    public Tranche getTranche() {
        return enveloppes.trancheDuDossier(numero);
    }
}
