package fr.guichets.assemblage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The questions that {@link Sante} asks of the database, each in a transaction of the current perimeter. */
@ApplicationScoped
public class Sonde {

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    /**
     * What the installation left of one schema.
     *
     * @param empreinte of the changelog last applied
     * @param joignable true when, within the last ten minutes, it logged in as the role of the schema
     */
    public record EtatSchema(String empreinte, boolean joignable) {}

    /** What the installation left, by schema. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Map<String, EtatSchema> schemas() {
        List<?> lignes = em.createNativeQuery("""
                        SELECT schema_nom, empreinte, coalesce(joignable_le > now() - interval '10 minutes', false)
                          FROM etat_schema
                        """, Object[].class).getResultList();
        return lignes.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        ligne -> (String) ligne[0], ligne -> new EtatSchema((String) ligne[1], (Boolean) ligne[2])));
    }

    /** How many versions of its rules the current guichet has published; proves that its role reaches its schema. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public long versionsPubliees() {
        return (Long) em.createNativeQuery("SELECT count(*) FROM reglement_version", Long.class)
                .getSingleResult();
    }
}
