package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.DecisionDeCredits.Ligne;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The national steps of a {@link Transport}, each a transaction of its own. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Etapes {

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    Decisions decisions;

    @Inject
    Horloge horloge;

    /** Writes in the guichet's schema what it receives, unless it is there already or its answer is known. */
    public DecisionDeCredits partir(String numero) {
        DecisionDeCredits decision = decisions.lire(numero);
        if (decision.etat() == Etat.ENVOYEE) {
            decision.lignes().forEach(ligne -> deposer(decision, ligne));
        }
        return decision;
    }

    /** The one table of a guichet in which the national role may write; the name of its schema is a code of the registry. */
    private void deposer(DecisionDeCredits decision, Ligne ligne) {
        em.createNativeQuery("INSERT INTO " + decision.guichet().schema() + ".delegation"
                        + " (numero, tranche, nature, montant, motif, reference, decidee_le, par, recue_le)"
                        + " VALUES (:numero, :tranche, :nature, :montant, :motif, :reference, :decidee, :par, :recue)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter("numero", decision.numero())
                .setParameter("tranche", ligne.tranche().code())
                .setParameter("nature", ligne.nature().name())
                .setParameter("montant", ligne.montant().centimes())
                .setParameter("motif", decision.motif())
                .setParameter("reference", decision.reference())
                .setParameter("decidee", decision.decideeLe().atOffset(ZoneOffset.UTC))
                .setParameter("par", decision.par())
                .setParameter("recue", OffsetDateTime.ofInstant(horloge.maintenant(), ZoneOffset.UTC))
                .executeUpdate();
    }

    public void conclure(DecisionDeCredits decision, String raison) {
        decisions.conclure(decision, raison);
    }
}
