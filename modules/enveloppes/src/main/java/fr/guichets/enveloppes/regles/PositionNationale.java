package fr.guichets.enveloppes.regles;

import fr.guichets.socle.Montant;
import java.util.Optional;

/**
 * Where the axis that is delegated stands.
 *
 * @param rang of its last movement, zero when it has none
 */
public record PositionNationale(long rang, Montant reliquat, Montant laboratoires, Montant delegue) {

    public static final PositionNationale ORIGINE = new PositionNationale(0, Montant.ZERO, Montant.ZERO, Montant.ZERO);

    /** @return empty when the account that gives has not enough */
    public Optional<PositionNationale> apres(NatureNationale nature, Montant montant) {
        if (montant.compareTo(Montant.ZERO) <= 0) {
            throw new IllegalArgumentException("un mouvement est de plus de zéro : " + montant);
        }
        PositionNationale apres =
                switch (nature) {
                    case DOTATION -> avec(reliquat.plus(montant), laboratoires, delegue);
                    case LABORATOIRES -> avec(reliquat.moins(montant), laboratoires.plus(montant), delegue);
                    case DELEGATION -> avec(reliquat.moins(montant), laboratoires, delegue.plus(montant));
                    case REPRISE -> avec(reliquat.plus(montant), laboratoires, delegue.moins(montant));
                };
        boolean tenable = apres.reliquat.centimes() >= 0 && apres.delegue.centimes() >= 0;
        return tenable ? Optional.of(apres) : Optional.empty();
    }

    private PositionNationale avec(Montant reliquatApres, Montant laboratoiresApres, Montant delegueApres) {
        return new PositionNationale(rang + 1, reliquatApres, laboratoiresApres, delegueApres);
    }
}
