package fr.guichets.reglement.interne;

import fr.guichets.reglement.AdministrationDesGuichets.Creation;
import fr.guichets.reglement.AdministrationDesGuichets.Etape;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;

/** The registry and the guichets being made, as the national role reads and changes them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Registre {

    private static final String DEJA_PRIS = "23505";

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    /** @param propres true when the département changes at least one value of the national model */
    public record Version(String guichet, String numero, LocalDate effet, boolean propres) {}

    /** By code. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Guichet> lire() {
        return em.createQuery("select g from GuichetInscrit g order by g.code", GuichetInscrit.class)
                .getResultStream()
                .map(GuichetInscrit::guichet)
                .toList();
    }

    /** Every published version, by guichet, in the order in which they prevail. */
    public List<Version> versions() {
        return em.createQuery("""
                        select new fr.guichets.reglement.interne.Registre$Version(
                            v.guichet, v.numero, v.effet, v.contenu like '%"niveau":"DEPARTEMENT"%')
                        from VersionDeposee v
                        order by v.guichet, v.effet, length(v.numero), v.numero
                        """, Version.class).getResultList();
    }

    /**
     * @return what it was before
     * @throws OperationInvalide when the state does not lead there, or no rule is published
     */
    public Guichet passer(CodeDepartement code, Guichet.Etat etat, String motif, Instant maintenant) {
        GuichetInscrit inscrit = em.find(GuichetInscrit.class, code.valeur(), LockModeType.PESSIMISTIC_WRITE);
        if (inscrit == null) {
            throw new Introuvable("Aucun guichet n'a ce code.");
        }
        Guichet avant = inscrit.guichet();
        inscrit.passer(etat, motif, maintenant);
        if (etat == Guichet.Etat.OUVERT && versions(code) == 0) {
            throw new OperationInvalide(
                    "REGLES_ABSENTES",
                    "Le guichet " + avant.complement() + " n'a publié aucune règle\u00a0: publiez-en d'abord.");
        }
        return avant;
    }

    private long versions(CodeDepartement code) {
        return em.createQuery("select count(v) from VersionDeposee v where v.guichet = :code", Long.class)
                .setParameter("code", code.valeur())
                .getSingleResult();
    }

    /** @throws OperationInvalide when the code or the address is taken, here or by a guichet being made */
    public Creation demander(
            CodeDepartement code,
            String slug,
            String nom,
            String declaration,
            String contenu,
            Acteur acteur,
            Instant maintenant) {
        if (em.find(GuichetInscrit.class, code.valeur()) != null) {
            throw new OperationInvalide("CODE_PRIS", "Le guichet " + code + " existe déjà.");
        }
        CreationDemandee connue = em.find(CreationDemandee.class, code.valeur(), LockModeType.PESSIMISTIC_WRITE);
        if (connue != null && !connue.enEchec()) {
            throw enCours(code);
        }
        if (adressePrise(code, slug)) {
            throw adresseDejaPrise(slug);
        }
        CreationDemandee creation = connue == null ? new CreationDemandee(code) : connue;
        creation.demander(slug, nom, declaration, contenu, acteur, maintenant);
        try {
            if (connue == null) {
                em.persist(creation);
            }
            em.flush();
        } catch (ConstraintViolationException e) {
            if (DEJA_PRIS.equals(e.getSQLState())) {
                throw prisEntreTemps(code, slug, e.getConstraintName());
            }
            throw e;
        }
        return creation.creation();
    }

    /** The database alone sees two who ask for the same at once. */
    private static OperationInvalide prisEntreTemps(CodeDepartement code, String slug, String contrainte) {
        return "creation_pkey".equals(contrainte) ? enCours(code) : adresseDejaPrise(slug);
    }

    private static OperationInvalide enCours(CodeDepartement code) {
        return new OperationInvalide("CODE_PRIS", "Le guichet " + code + " est déjà en cours de création.");
    }

    private static OperationInvalide adresseDejaPrise(String slug) {
        return new OperationInvalide(
                "ADRESSE_PRISE", "L'adresse «\u00a0" + slug + "\u00a0» est celle d'un autre guichet.");
    }

    private boolean adressePrise(CodeDepartement code, String slug) {
        return em.createQuery("""
                        select (select count(g) from GuichetInscrit g where g.slug = :slug)
                             + (select count(c) from CreationDemandee c where c.slug = :slug and c.code <> :code)
                        """, Long.class)
                        .setParameter("slug", slug)
                        .setParameter("code", code.valeur())
                        .getSingleResult()
                > 0;
    }

    /** @throws OperationInvalide when it did not fail */
    public void reprendre(CodeDepartement code) {
        CreationDemandee creation = em.find(CreationDemandee.class, code.valeur(), LockModeType.PESSIMISTIC_WRITE);
        if (creation == null) {
            throw new Introuvable("Aucune création n'a été demandée pour ce code.");
        }
        if (!creation.enEchec()) {
            throw new OperationInvalide("CREATION_EN_COURS", "Cette création n'a pas échoué.");
        }
        creation.reprendre();
    }

    /** Those not finished, and those asked for since. */
    public List<Creation> creations(Instant depuis) {
        return em.createQuery("""
                        select c from CreationDemandee c
                        where c.etape <> :prete or c.demandeeLe >= :depuis
                        order by c.demandeeLe desc, c.code
                        """, CreationDemandee.class)
                .setParameter("prete", Etape.PRETE)
                .setParameter("depuis", depuis)
                .getResultStream()
                .map(CreationDemandee::creation)
                .toList();
    }
}
