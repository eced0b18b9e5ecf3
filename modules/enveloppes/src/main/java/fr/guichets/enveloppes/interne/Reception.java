package fr.guichets.enveloppes.interne;

import fr.guichets.socle.Introuvable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** What the national level sent becomes money in the ledger of the current guichet. */
@ApplicationScoped
public class Reception {

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    GrandLivre livre;

    /**
     * Makes the movements of a delegation that are not made yet: all, or none.
     *
     * @throws fr.guichets.enveloppes.CreditsInsuffisants when a tranche has less available than what is taken back
     * @throws Introuvable when no such delegation arrived here
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void appliquer(String numero) {
        List<DelegationRecue> recues = new LignesDuLivre(em).recues(numero);
        if (recues.isEmpty()) {
            throw new Introuvable("délégation " + numero);
        }
        recues.forEach(livre::appliquer);
    }
}
