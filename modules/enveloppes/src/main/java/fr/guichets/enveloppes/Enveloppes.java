package fr.guichets.enveloppes;

import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.SortedMap;

/**
 * The envelope of the current guichet and its ledger. The operations that move money belong to the transaction of the act
 * that decides them; each act moves a dossier once, so that doing it again does nothing more.
 */
@ApplicationScoped
@Transactional
@Reserve({
    Role.INSTRUCTEUR,
    Role.ADMINISTRATEUR,
    Role.EVALUATEUR,
    Role.SOUS_PREFET,
    Role.PRESIDENCE,
    Role.COMITE,
    Role.SIGNATAIRE
})
public class Enveloppes {

    /** @param tranches every tranche that ever received credits */
    public record Enveloppe(Solde total, SortedMap<Tranche, Solde> tranches) {}

    public Enveloppe lire() {
        throw new UnsupportedOperationException();
    }

    /** Movements of one dossier, oldest first. */
    public List<Mouvement> duDossier(String numero) {
        throw new UnsupportedOperationException();
    }

    /** What the ledger holds for one dossier; zero when it never moved. */
    public Solde soldeDuDossier(String numero) {
        throw new UnsupportedOperationException();
    }

    /** The tranche in which the dossier was reserved, null when it never was. */
    public Tranche trancheDuDossier(String numero) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reserves all amounts, or none.
     *
     * @throws CreditsInsuffisants with those that do not fit; nothing is reserved
     */
    @Transactional(TxType.MANDATORY)
    @Reserve(Role.SIGNATAIRE)
    public void reserver(Tranche tranche, List<Affectation> affectations, String origine, String motif) {
        throw new UnsupportedOperationException();
    }

    /** Gives back what was reserved for the dossier. */
    @Transactional(TxType.MANDATORY)
    @Reserve({Role.INSTRUCTEUR, Role.SIGNATAIRE})
    public void liberer(Affectation affectation, String origine, String motif) {
        throw new UnsupportedOperationException();
    }

    /** @throws fr.guichets.socle.OperationInvalide when less is reserved for the dossier */
    @Transactional(TxType.MANDATORY)
    @Reserve({Role.INSTRUCTEUR, Role.SIGNATAIRE})
    public void engager(Affectation affectation, String origine, String motif) {
        throw new UnsupportedOperationException();
    }

    /** @throws fr.guichets.socle.OperationInvalide when less is engaged and not paid */
    @Transactional(TxType.MANDATORY)
    @Reserve({Role.INSTRUCTEUR, Role.SIGNATAIRE})
    public void degager(Affectation affectation, String origine, String motif) {
        throw new UnsupportedOperationException();
    }

    /** @throws fr.guichets.socle.OperationInvalide when less is engaged and not paid */
    @Transactional(TxType.MANDATORY)
    @Reserve(Role.INSTRUCTEUR)
    public void payer(Affectation affectation, String origine, String motif) {
        throw new UnsupportedOperationException();
    }

    /** @throws fr.guichets.socle.OperationInvalide when less was paid */
    @Transactional(TxType.MANDATORY)
    @Reserve(Role.INSTRUCTEUR)
    public void reverser(Affectation affectation, String origine, String motif) {
        throw new UnsupportedOperationException();
    }
}
