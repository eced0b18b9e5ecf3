package fr.guichets.reglement.interne;

import fr.guichets.socle.CodeDepartement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;

/** Every published version of every guichet, as their outboxes brought it to the national level. */
@ApplicationScoped
@Transactional
public class DepotNational {

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** By guichet, then in the order in which they take effect: the one published last prevails on the same day. */
    public List<VersionDeposee> toutes() {
        return em.createQuery("""
                        select v from VersionDeposee v order by v.guichet, v.effet, length(v.numero), v.numero
                        """, VersionDeposee.class).getResultList();
    }

    /** In the order in which they take effect. */
    public List<VersionDeposee> de(CodeDepartement guichet) {
        return em.createQuery("""
                        select v from VersionDeposee v where v.guichet = :guichet order by v.effet, length(v.numero), v.numero
                        """, VersionDeposee.class)
                .setParameter("guichet", guichet.valeur())
                .getResultList();
    }

    /** The one that applies in each guichet on a day, by guichet; none where nothing has taken effect yet. */
    public List<VersionDeposee> enVigueur(LocalDate jour) {
        return em.createQuery("""
                        select v from VersionDeposee v
                        where v.effet <= :jour and not exists (
                            select 1 from VersionDeposee w
                            where w.guichet = v.guichet and w.effet <= :jour and (
                                w.effet > v.effet
                                or w.effet = v.effet and (length(w.numero) > length(v.numero)
                                    or length(w.numero) = length(v.numero) and w.numero > v.numero)))
                        order by v.guichet
                        """, VersionDeposee.class)
                .setParameter("jour", jour)
                .getResultList();
    }

    /** @throws IllegalStateException when no installation left it */
    public String fichier(String chemin) {
        FichierNational fichier = em.find(FichierNational.class, chemin);
        if (fichier == null) {
            throw new IllegalStateException("fichier national absent : " + chemin);
        }
        return fichier.contenu();
    }
}
