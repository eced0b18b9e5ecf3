package fr.guichets.socle.interne;

import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Sorties.Attente;
import fr.guichets.socle.Sorties.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.Session;

/** The outbox of the current perimeter, each step of a delivery in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class FileDesSorties {

    private static final Duration GARDE_DES_REMISES = Duration.ofDays(30);
    private static final Duration GARDE_DES_REPONSES = Duration.ofDays(7);

    @Inject
    private Horloge horloge;

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    public FileDesSorties() {}

    public FileDesSorties(EntityManager em, Horloge horloge) {
        this.em = em;
        this.horloge = horloge;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void deposer(String type, String contenu) {
        em.persist(new Sortie(type, contenu, horloge.maintenant()));
    }

    /**
     * Takes the oldest message that is due and that nobody else is taking; it comes back by itself if no news follow.
     * A retry further away than the longest delay was planned before the clock was set back: it is due.
     */
    public Optional<Message> prendre(Set<String> typesEcartes) {
        Instant maintenant = horloge.maintenant();
        Set<String> ecartes = new HashSet<>(typesEcartes);
        ecartes.add("");
        return em.unwrap(Session.class)
                .createSelectionQuery(
                        "select s from Sortie s where s.remisLe is null and s.rejeteLe is null and s.type not in :ecartes"
                                + " and (s.prochainEssai <= :maintenant or s.prochainEssai > :impossible) order by s.id",
                        Sortie.class)
                .setParameter("ecartes", ecartes)
                .setParameter("maintenant", maintenant)
                .setParameter("impossible", maintenant.plus(Sortie.RECUL_MAXIMAL))
                .setMaxResults(1)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .uniqueResultOptional()
                .map(sortie -> sortie.prendre(DepartementCourant.schema(), maintenant));
    }

    public void remise(long id) {
        em.find(Sortie.class, id).remettre(horloge.maintenant());
    }

    public void echouee(long id, String echec, Duration reculMaximal) {
        em.find(Sortie.class, id).reporter(echec, horloge.maintenant(), reculMaximal);
    }

    public void rejetee(long id, String echec) {
        em.find(Sortie.class, id).rejeter(echec, horloge.maintenant());
    }

    public Attente attente() {
        return em.createQuery("""
                        select new fr.guichets.socle.Sorties$Attente(
                               count(case when s.rejeteLe is null then 1 end),
                               count(case when s.rejeteLe is null and s.dernierEchec is not null then 1 end),
                               count(s.rejeteLe),
                               min(case when s.rejeteLe is null then s.deposeLe end),
                               min(case when s.rejeteLe is null and s.dernierEchec is not null then s.deposeLe end),
                               min(case when s.rejeteLe is null then s.prochainEssai end))
                          from Sortie s where s.remisLe is null
                        """, Attente.class).getSingleResult();
    }

    /** Forgets what was delivered and answered long ago. */
    public void purger() {
        em.createQuery("delete from Sortie s where s.remisLe < :limite")
                .setParameter("limite", horloge.maintenant().minus(GARDE_DES_REMISES))
                .executeUpdate();
        em.createQuery("delete from ReponseGardee r where r.recueLe < :limite")
                .setParameter("limite", horloge.maintenant().minus(GARDE_DES_REPONSES))
                .executeUpdate();
    }
}
