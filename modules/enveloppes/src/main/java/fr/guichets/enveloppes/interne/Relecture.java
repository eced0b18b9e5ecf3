package fr.guichets.enveloppes.interne;

import fr.guichets.enveloppes.Verification;
import fr.guichets.enveloppes.regles.Ligne;
import fr.guichets.enveloppes.regles.Rejeu;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads the whole ledger of the current guichet again. */
@ApplicationScoped
public class Relecture {

    private static final int PAGE = 1000;

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Transactional
    public Verification verifier() {
        LignesDuLivre livre = new LignesDuLivre(em);
        Rejeu rejeu = new Rejeu(livre::recue);
        List<Ligne> page = livre.apres("", 0, PAGE);
        while (!page.isEmpty() && page.stream().allMatch(rejeu::suivre)) {
            Ligne derniere = page.get(page.size() - 1);
            em.clear();
            page = livre.apres(derniere.tranche().code(), derniere.mouvement().rang(), PAGE);
        }
        return rejeu.terminer();
    }
}
