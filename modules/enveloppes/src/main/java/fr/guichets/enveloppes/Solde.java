package fr.guichets.enveloppes;

import fr.guichets.socle.Montant;
import java.util.Collection;

/**
 * What the accounts hold at one moment, for a tranche, a dossier or a whole guichet.
 *
 * @param disponible zero for a dossier
 * @param engage committed and not paid yet; {@link #engageCumule} counts what is paid
 */
public record Solde(Montant disponible, Montant reserve, Montant engage, Montant paye, Montant reverse) {

    public static final Solde ZERO = new Solde(Montant.ZERO, Montant.ZERO, Montant.ZERO, Montant.ZERO, Montant.ZERO);

    /** What one account holds. */
    public Montant de(Compte compte) {
        return switch (compte) {
            case DOTATION -> dotation();
            case DISPONIBLE -> disponible;
            case RESERVE -> reserve;
            case ENGAGE -> engage;
            case PAYE -> paye;
            case REVERSE -> reverse;
        };
    }

    /** What was delegated: the sum of all accounts. */
    public Montant dotation() {
        return disponible.plus(reserve).plus(engageCumule());
    }

    /** Everything committed and not released, paid or not. */
    public Montant engageCumule() {
        return engage.plus(payeCumule());
    }

    /** Everything paid, given back since or not. */
    public Montant payeCumule() {
        return paye.plus(reverse);
    }

    public Solde plus(Solde autre) {
        return new Solde(
                disponible.plus(autre.disponible),
                reserve.plus(autre.reserve),
                engage.plus(autre.engage),
                paye.plus(autre.paye),
                reverse.plus(autre.reverse));
    }

    public static Solde somme(Collection<Solde> soldes) {
        return soldes.stream().reduce(ZERO, Solde::plus);
    }
}
