package fr.guichets.socle.interne;

import fr.guichets.socle.Journal.Ligne;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Journals and what the national level noted of them, each question in a transaction of the current perimeter. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class TetesDesJournaux {

    private static final int PAGE = 1000;

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    public TetesDesJournaux() {}

    public TetesDesJournaux(EntityManager em) {
        this.em = em;
    }

    public List<Ligne> lignesApres(long rang) {
        return new LignesDuJournal(em).apres(rang, PAGE);
    }

    /** @return the last line of the current perimeter, null when there is none */
    public Ligne derniere() {
        return new LignesDuJournal(em).derniere();
    }

    /** On the national perimeter: fingerprints noted of one journal, by rank. */
    public Map<Long, String> relevees(String perimetre) {
        return em.createQuery(
                        "select t.rang, t.empreinte from TeteNationale t where t.perimetre = :perimetre",
                        Object[].class)
                .setParameter("perimetre", perimetre)
                .getResultStream()
                .collect(Collectors.toMap(ligne -> (Long) ligne[0], ligne -> (String) ligne[1]));
    }

    /** On the national perimeter: notes the end of one journal; noting it again changes nothing. */
    public void relever(String perimetre, Ligne derniere, Instant le) {
        em.createQuery("insert into TeteNationale (perimetre, rang, empreinte, releveLe)"
                        + " values (:perimetre, :rang, :empreinte, :le) on conflict (perimetre, rang) do nothing")
                .setParameter("perimetre", perimetre)
                .setParameter("rang", derniere.rang())
                .setParameter("empreinte", derniere.empreinte())
                .setParameter("le", le)
                .executeUpdate();
    }
}
