package fr.guichets.enveloppes;

import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import java.util.List;

/** The tranche has not enough left: nothing was moved. */
public class CreditsInsuffisants extends OperationInvalide {

    private static final long serialVersionUID = 1L;

    private final transient Montant disponible;
    private final transient Montant demande;
    private final transient List<Affectation> depassements;

    /** @param depassements those that do not fit, in the order that was given, once the ones before them are served */
    public CreditsInsuffisants(String message, Montant disponible, Montant demande, List<Affectation> depassements) {
        super("CREDITS_INSUFFISANTS", message);
        this.disponible = disponible;
        this.demande = demande;
        this.depassements = List.copyOf(depassements);
    }

    public Montant disponible() {
        return disponible;
    }

    public Montant demande() {
        return demande;
    }

    public Montant manque() {
        return demande.moins(disponible);
    }

    public List<Affectation> depassements() {
        return depassements;
    }
}
