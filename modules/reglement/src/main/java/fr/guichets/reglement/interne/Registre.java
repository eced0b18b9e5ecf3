package fr.guichets.reglement.interne;

import fr.guichets.reglement.Guichet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The registry as the database holds it; read as the national role. */
@ApplicationScoped
public class Registre {

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    /** By code. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Guichet> lire() {
        return em.createQuery("select g from GuichetInscrit g order by g.code", GuichetInscrit.class)
                .getResultStream()
                .map(GuichetInscrit::guichet)
                .toList();
    }
}
