package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.MesDossiers;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Brings to the national index what the guichets say of their dossiers; the last version wins, whatever the order. */
@ApplicationScoped
public class IndexNational implements Sorties.Destinataire {

    @Inject
    Tenue tenue;

    @Override
    public String type() {
        return Suites.INDEX;
    }

    @Override
    public void recevoir(Sorties.Message message) {
        Suites.Indexation nouvelle = JsonDossiers.lire(message.contenu(), Suites.Indexation.class);
        DepartementCourant.executerNational(() -> {
            tenue.suivre(nouvelle);
            return null;
        });
    }

    /** The national schema, as the national role. */
    @ApplicationScoped
    public static class Tenue {

        @PersistenceContext(unitName = "guichets")
        EntityManager em;

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        public void suivre(Suites.Indexation nouvelle) {
            IndexDossier.Cle cle = new IndexDossier.Cle(nouvelle.guichet(), nouvelle.cle());
            IndexDossier connu = em.find(IndexDossier.class, cle, LockModeType.PESSIMISTIC_WRITE);
            if (connu == null) {
                connu = new IndexDossier(cle);
                connu.suivre(nouvelle);
                em.persist(connu);
            } else {
                connu.suivre(nouvelle);
            }
        }

        @Transactional(Transactional.TxType.REQUIRED)
        public List<MesDossiers.Indexe> lister(Lecteur lecteur) {
            return em.createQuery("""
                            select i from IndexDossier i
                            where i.supprime = false
                              and (i.organisation in :siennes
                                   or i.organisation in :preparees and i.creePar = :lecteur)
                            order by i.modifieLe desc, i.reference
                            """, IndexDossier.class)
                    .setParameter("siennes", lecteur.organisations())
                    .setParameter("preparees", lecteur.preparees())
                    .setParameter("lecteur", lecteur.acteur().identifiant())
                    .getResultStream()
                    .map(IndexDossier::indexe)
                    .toList();
        }
    }
}
