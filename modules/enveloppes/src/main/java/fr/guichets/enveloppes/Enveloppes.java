package fr.guichets.enveloppes;

import fr.guichets.enveloppes.interne.GrandLivre;
import fr.guichets.enveloppes.interne.LectureDuLivre;
import fr.guichets.enveloppes.interne.Relecture;
import fr.guichets.enveloppes.regles.Ligne;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/**
 * The envelope of the current guichet and its ledger. The operations that move money belong to the transaction of the act
 * that decides them; each act moves a dossier once, so that doing it again does nothing more.
 */
@ApplicationScoped
@Transactional
@Reserve(agents = true)
public class Enveloppes {

    /** @param tranches every tranche that ever received credits */
    public record Enveloppe(Solde total, SortedMap<Tranche, Solde> tranches) {}

    @Inject
    GrandLivre livre;

    @Inject
    LectureDuLivre lecture;

    @Inject
    Relecture relecture;

    public Enveloppe lire() {
        SortedMap<Tranche, Solde> tranches = lecture.tranches();
        return new Enveloppe(Solde.somme(tranches.values()), tranches);
    }

    /**
     * The movements of all dossiers; a sous-préfet, who sees those of his arrondissements only, reads them dossier by dossier.
     *
     * @param fuseau in which the days of the criteria are counted
     */
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.EVALUATEUR, Role.PRESIDENCE, Role.COMITE, Role.SIGNATAIRE})
    public MouvementsListes lister(CriteresDeMouvements criteres, ZoneId fuseau) {
        return lecture.lister(criteres, fuseau);
    }

    /** Reads the whole ledger again, row by row. */
    @Transactional(TxType.NOT_SUPPORTED)
    public Verification verifier() {
        return relecture.verifier();
    }

    /** Movements of one dossier, oldest first in each tranche. */
    public List<Mouvement> duDossier(String numero) {
        return lecture.argentDe(numero).lignes().stream().map(Ligne::mouvement).toList();
    }

    /** What the ledger holds for one dossier; zero when it never moved. */
    public Solde soldeDuDossier(String numero) {
        return lecture.argentDe(numero).solde();
    }

    /** The tranche in which the dossier holds money, else the latest in which it did; null when it was never reserved. */
    public Tranche trancheDuDossier(String numero) {
        return lecture.argentDe(numero).tranche().orElse(null);
    }

    /**
     * Reserves all amounts, or none. A dossier that holds money in another tranche is refused.
     *
     * @throws CreditsInsuffisants with those that do not fit; nothing is reserved
     */
    @Transactional(TxType.MANDATORY)
    @Reserve(Role.SIGNATAIRE)
    public void reserver(Tranche tranche, List<Affectation> affectations, String origine, String motif) {
        livre.reserver(tranche, affectations, origine, motif);
    }

    /** Gives back what was reserved for the dossier. */
    @Transactional(TxType.MANDATORY)
    @Reserve({Role.INSTRUCTEUR, Role.SIGNATAIRE})
    public void liberer(Affectation affectation, String origine, String motif) {
        livre.mouvoir(Nature.LIBERATION, affectation, origine, motif);
    }

    /** @throws fr.guichets.socle.OperationInvalide when less is reserved for the dossier */
    @Transactional(TxType.MANDATORY)
    @Reserve({Role.INSTRUCTEUR, Role.SIGNATAIRE})
    public void engager(Affectation affectation, String origine, String motif) {
        livre.mouvoir(Nature.ENGAGEMENT, affectation, origine, motif);
    }

    /** @throws fr.guichets.socle.OperationInvalide when less is engaged and not paid */
    @Transactional(TxType.MANDATORY)
    @Reserve({Role.INSTRUCTEUR, Role.SIGNATAIRE})
    public void degager(Affectation affectation, String origine, String motif) {
        livre.mouvoir(Nature.DEGAGEMENT, affectation, origine, motif);
    }

    /** @throws fr.guichets.socle.OperationInvalide when less is engaged and not paid */
    @Transactional(TxType.MANDATORY)
    @Reserve(Role.INSTRUCTEUR)
    public void payer(Affectation affectation, String origine, String motif) {
        livre.mouvoir(Nature.PAIEMENT, affectation, origine, motif);
    }

    /** @throws fr.guichets.socle.OperationInvalide when less was paid */
    @Transactional(TxType.MANDATORY)
    @Reserve(Role.INSTRUCTEUR)
    public void reverser(Affectation affectation, String origine, String motif) {
        livre.mouvoir(Nature.REVERSEMENT, affectation, origine, motif);
    }
}
