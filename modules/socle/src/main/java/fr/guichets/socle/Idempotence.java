package fr.guichets.socle;

import fr.guichets.socle.interne.Condense;
import fr.guichets.socle.interne.ReponseGardee;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** The same request sent twice by the same actor is done once and answered the same. */
@ApplicationScoped
public class Idempotence {

    /** The key was used for another request (422). */
    public static class CleReutilisee extends RuntimeException {
        public CleReutilisee() {
            super("Cette clé d'idempotence a déjà servi pour une autre demande.");
        }
    }

    @Inject
    private Horloge horloge;

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    public Idempotence() {}

    Idempotence(EntityManager em, Horloge horloge) {
        this.em = em;
        this.horloge = horloge;
    }

    /**
     * Does the work and keeps its answer for seven days, in one transaction; or gives the answer kept from the first time.
     * Two at once: the second waits for the first. Work that fails leaves nothing: the same key may try again.
     *
     * @param cle as the caller chose it; null means always do the work
     * @param demande what distinguishes the request: method, path and body
     * @throws CleReutilisee when the key was used for another request
     */
    @Transactional
    public String executer(String cle, String demande, Supplier<String> travail) {
        if (cle == null) {
            return travail.get();
        }
        String cleDeLActeur = Condense.de(Acteur.courant().identifiant(), cle);
        String condense = Condense.de(demande);
        if (prendre(cleDeLActeur, condense)) {
            String reponse = travail.get();
            em.find(ReponseGardee.class, cleDeLActeur).garder(reponse);
            return reponse;
        }
        ReponseGardee gardee = em.find(ReponseGardee.class, cleDeLActeur);
        if (!gardee.repondA(condense)) {
            throw new CleReutilisee();
        }
        return gardee.reponse();
    }

    private boolean prendre(String cle, String demande) {
        return em.createQuery("insert into ReponseGardee (cle, demande, recueLe) values (:cle, :demande, :le)"
                                + " on conflict (cle) do nothing")
                        .setParameter("cle", cle)
                        .setParameter("demande", demande)
                        .setParameter("le", horloge.maintenant())
                        .executeUpdate()
                == 1;
    }
}
