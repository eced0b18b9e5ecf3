package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.DecisionDeCredits.Ligne;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.Dispositif;
import fr.guichets.socle.CodeDepartement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Opens the national ledger, in one transaction: all of it, or nothing. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Ouverture {

    /** @param reference of the rules that give the envelope */
    public record Enveloppe(CodeDepartement guichet, List<Ligne> lignes, String reference) {}

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    RegistreNational registre;

    @Inject
    Decisions decisions;

    public boolean estAFaire() {
        return registre.estVide();
    }

    /** @return how many guichets received their envelope; none when the ledger is open already */
    public int ouvrir(Dispositif.Axe axe, List<Enveloppe> enveloppes) {
        if (!registre.ouvrir(axe.dotation())) {
            return 0;
        }
        if (!axe.laboratoires().estNul()) {
            registre.reserverAuxLaboratoires(axe.laboratoires());
        }
        for (Enveloppe enveloppe : enveloppes) {
            decisions.prendre(
                    Operation.DELEGATION,
                    enveloppe.guichet(),
                    true,
                    enveloppe.lignes(),
                    "Enveloppe initiale du guichet",
                    enveloppe.reference());
        }
        return enveloppes.size();
    }

    /** Those of the opening that their guichet has not applied yet. */
    public List<String> initialesEnRoute() {
        return em.createQuery("""
                        select d.numero from CreditsDecides d
                        where d.initiale = true
                          and not exists (select 1 from SuiteDeCredits s where s.numero = d.numero)
                        order by d.annee, d.rang
                        """, String.class).getResultList();
    }
}
