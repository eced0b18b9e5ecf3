package fr.guichets.acces.interne;

import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Ended single sign-on sessions, in the national schema, as long as a token of theirs might come. */
@ApplicationScoped
public class RegistreSessions {

    /** Longer than the longest session of the realm, ten hours. */
    private static final Duration UTILE = Duration.ofHours(24);

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    @Inject
    private Horloge horloge;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void revoquer(String session) {
        Instant maintenant = horloge.maintenant();
        em.createQuery("delete from SessionRevoquee where revoqueeLe < :limite")
                .setParameter("limite", maintenant.minus(UTILE))
                .executeUpdate();
        em.createQuery("""
                        insert into SessionRevoquee (sid, revoqueeLe) values (:sid, :le)
                        on conflict (sid) do nothing
                        """)
                .setParameter("sid", session)
                .setParameter("le", maintenant)
                .executeUpdate();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Set<String> revoquees() {
        return new HashSet<>(em.createQuery("select s.sid from SessionRevoquee s", String.class)
                .getResultList());
    }
}
