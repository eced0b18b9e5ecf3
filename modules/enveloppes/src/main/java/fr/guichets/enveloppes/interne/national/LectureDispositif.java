package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.Dispositif;
import fr.guichets.socle.Montant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** What the installation wrote of the scheme. */
@ApplicationScoped
@Transactional
public class LectureDispositif {

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    public Dispositif lire() {
        DispositifEnregistre lu = em.createQuery("select d from DispositifEnregistre d", DispositifEnregistre.class)
                .getSingleResult();
        return new Dispositif(
                lu.code,
                lu.libelle,
                new Montant(lu.dotation),
                lu.premierExercice,
                lu.dernierExercice,
                axes(),
                provenances());
    }

    private List<Dispositif.Axe> axes() {
        return em.createQuery("select a from AxeEnregistre a order by a.code", DispositifEnregistre.Axe.class)
                .getResultStream()
                .map(axe -> new Dispositif.Axe(
                        axe.code,
                        axe.libelle,
                        new Montant(axe.dotation),
                        axe.laboratoires == null ? null : new Montant(axe.laboratoires)))
                .toList();
    }

    private List<Dispositif.Provenance> provenances() {
        return em.createQuery(
                        "select p from ProvenanceEnregistree p order by p.cle", DispositifEnregistre.Provenance.class)
                .getResultStream()
                .map(p -> new Dispositif.Provenance(p.cle, p.depuis, p.document, p.page, p.hypothese))
                .toList();
    }
}
