package fr.guichets.decisions.interne;

import fr.guichets.decisions.Signataire;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** The signatories of the current guichet. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RegistreSignataires {

    private static final String EXCLUSION_VIOLEE = "23P01";

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** Those who may still sign first, by name. */
    public List<Signataire> tous() {
        return em
                .createQuery(
                        "select s from SignataireInscrit s order by s.au desc nulls first, s.nom, s.id",
                        SignataireInscrit.class)
                .getResultList()
                .stream()
                .map(SignataireInscrit::montrer)
                .toList();
    }

    public Optional<Signataire> lire(long id) {
        return Optional.ofNullable(em.find(SignataireInscrit.class, id)).map(SignataireInscrit::montrer);
    }

    /** @throws OperationInvalide SIGNATAIRE_EN_DOUBLE when the account already signs on one of these days */
    public Signataire ajouter(SignataireInscrit signataire) {
        ecrire(() -> em.persist(signataire));
        return signataire.montrer();
    }

    /** @throws ModifieEntreTemps when it changed since */
    public Signataire finir(long id, Long version, LocalDate jour) {
        SignataireInscrit tenu = Optional.ofNullable(
                        em.find(SignataireInscrit.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new Introuvable("Ce signataire n'existe pas ici."));
        if (version != null && version != tenu.montrer().version()) {
            throw new ModifieEntreTemps();
        }
        ecrire(() -> tenu.finir(jour));
        return tenu.montrer();
    }

    /** The database alone sees two who come at once. */
    private void ecrire(Runnable changement) {
        try {
            changement.run();
            em.flush();
        } catch (ConstraintViolationException e) {
            if (EXCLUSION_VIOLEE.equals(e.getSQLState())) {
                throw new OperationInvalide(
                        "SIGNATAIRE_EN_DOUBLE",
                        "Ce compte signe déjà pendant ces jours-là, à un autre titre\u00a0: mettez d'abord fin à"
                                + " l'autre inscription, ou choisissez d'autres dates.");
            }
            throw e;
        }
    }
}
