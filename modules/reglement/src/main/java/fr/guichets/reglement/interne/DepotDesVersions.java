package fr.guichets.reglement.interne;

import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.RejetDefinitif;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Copies what a guichet published to the national repository, read again where it was published. */
@ApplicationScoped
public class DepotDesVersions implements Sorties.Destinataire {

    @Inject
    Copie copie;

    @Override
    public String type() {
        return Parution.TYPE;
    }

    @Override
    public void recevoir(Sorties.Message message) throws RejetDefinitif {
        Parution.Envoi envoi = message.lire(Parution.Envoi.class);
        VersionReglement publiee = DepartementCourant.executerPour(envoi.guichet(), () -> copie.lire(envoi.numero()));
        if (!DepartementCourant.executerNational(() -> copie.deposer(envoi, publiee))) {
            throw new RejetDefinitif(
                    "le dépôt national a un autre contenu pour la version " + envoi.numero() + " du guichet "
                            + envoi.guichet(),
                    null);
        }
    }

    /** Each side in its own transaction. */
    @ApplicationScoped
    @Transactional(TxType.REQUIRES_NEW)
    public static class Copie {

        @PersistenceContext(unitName = "guichets")
        EntityManager em;

        VersionReglement lire(String numero) {
            return em.find(VersionReglement.class, numero);
        }

        /** @return false when another content bears this number there */
        boolean deposer(Parution.Envoi envoi, VersionReglement publiee) {
            VersionDeposee deposee =
                    em.find(VersionDeposee.class, new VersionDeposee.Id(envoi.guichet(), envoi.numero()));
            if (deposee == null) {
                em.persist(new VersionDeposee(envoi.guichet(), publiee));
                return true;
            }
            return deposee.est(publiee);
        }
    }
}
