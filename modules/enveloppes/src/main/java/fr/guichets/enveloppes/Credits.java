package fr.guichets.enveloppes;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.enveloppes.ApercuDeCredits.DeLaTranche;
import fr.guichets.enveloppes.ApercuDeCredits.Variation;
import fr.guichets.enveloppes.DecisionDeCredits.Ligne;
import fr.guichets.enveloppes.interne.national.Decisions;
import fr.guichets.enveloppes.interne.national.Justificatifs;
import fr.guichets.enveloppes.interne.national.LectureDispositif;
import fr.guichets.enveloppes.interne.national.RegistreNational;
import fr.guichets.enveloppes.interne.national.RequeteDeCredits;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * The national fund: what is delegated to each guichet, taken back, carried from one exercise to another. What leaves the
 * national remainder leaves it at once; what a guichet gives back comes in once the guichet has given it. The perimeter is
 * the national level.
 */
@ApplicationScoped
@Transactional
@Reserve(Role.NATIONAL)
public class Credits {

    @Inject
    LectureDispositif dispositif;

    @Inject
    RegistreNational registre;

    @Inject
    Decisions decisions;

    @Inject
    Justificatifs justificatifs;

    @Inject
    RequeteDeCredits requete;

    @Inject
    Guichets guichets;

    @Inject
    Journal journal;

    public Dispositif dispositif() {
        return dispositif.lire();
    }

    public FondsNational fonds() {
        return registre.lire();
    }

    /**
     * What the order would change, nothing being done.
     *
     * @throws ChampsInvalides naming every wrong field
     * @throws CreditsInsuffisants when less is left, or less was delegated than is taken back
     */
    public ApercuDeCredits apercu(OrdreDeCredits ordre) {
        FondsNational fonds = registre.lire();
        ordre.verifier(dispositif.lire(), code -> guichets.parCode(code).isPresent(), fonds);
        for (Ligne ligne : ordre.lignes()) {
            registre.exiger(ordre.guichet(), ligne, ordre.operation().credite(), fonds);
        }
        Montant variation = Montant.ZERO;
        for (Ligne ligne : ordre.lignes()) {
            variation = varier(variation, ligne);
        }
        Montant delegue = fonds.delegue(ordre.guichet());
        return new ApercuDeCredits(
                new Variation(fonds.reliquat(), fonds.reliquat().moins(variation)),
                new Variation(delegue, delegue.plus(variation)),
                ordre.lignes().stream()
                        .map(ligne -> deLaTranche(fonds.delegue(ordre.guichet(), ligne.tranche()), ligne))
                        .toList());
    }

    private static DeLaTranche deLaTranche(Montant avant, Ligne ligne) {
        return new DeLaTranche(ligne.tranche(), new Variation(avant, varier(avant, ligne)));
    }

    private static Montant varier(Montant avant, Ligne ligne) {
        return ligne.nature() == Nature.DELEGATION ? avant.plus(ligne.montant()) : avant.moins(ligne.montant());
    }

    /**
     * Decides; the decision then travels to the guichet by itself.
     *
     * @throws ChampsInvalides naming every wrong field
     * @throws CreditsInsuffisants when less is left, or less was delegated than is taken back: nothing is decided
     */
    public DecisionDeCredits decider(OrdreDeCredits ordre) {
        apercu(ordre);
        String numero = decisions.prendre(
                ordre.operation(),
                ordre.guichet(),
                false,
                ordre.lignes(),
                ordre.motif().strip(),
                ordre.reference().strip());
        return decisions.lire(numero);
    }

    /** @throws fr.guichets.socle.Introuvable when no decision has this number */
    public DecisionDeCredits lire(String numero) {
        return decisions.lire(numero);
    }

    /** Who decided, what became of it. */
    public List<Journal.Ligne> historique(String numero) {
        return journal.de("delegation/" + decisions.lire(numero).numero());
    }

    /**
     * Adds a document to a decision, which never loses it. The same bytes sent again under the same name are one file.
     *
     * @param fichier read before any transaction opens
     * @throws fr.guichets.socle.Introuvable when no decision has this number
     * @throws fr.guichets.socle.OperationInvalide TROP_DE_PIECES
     */
    public Piece joindre(String numero, FichierRecu fichier) {
        return justificatifs.joindre(numero, fichier);
    }

    /** Documents of a decision, oldest first. */
    public List<Piece> pieces(String numero) {
        return justificatifs.de(numero);
    }

    /** @throws fr.guichets.socle.Introuvable when it is not of this decision */
    public Piece piece(String numero, long piece) {
        return justificatifs.lire(numero, piece);
    }

    /** @throws fr.guichets.socle.OperationInvalide while it is not scanned, or when it is infected */
    public byte[] ouvrir(String numero, long piece) {
        return justificatifs.ouvrir(numero, piece);
    }

    public ListeDeCredits lister(CriteresDeCredits criteres) {
        return requete.lister(criteres);
    }

    /** Those that no guichet has answered yet, oldest first. */
    public List<DecisionDeCredits> enRoute() {
        return decisions.enRoute();
    }

    /** Reads the whole national ledger again. */
    public VerificationNationale verifier() {
        return registre.verifier();
    }
}
