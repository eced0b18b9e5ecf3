package fr.guichets.enveloppes.regles;

import fr.guichets.socle.Montant;
import java.util.Optional;

/**
 * What the national level has delegated for one tranche of one guichet.
 *
 * @param rang of its last movement, zero when it has none
 */
public record PositionDeleguee(long rang, Montant delegue) {

    public static final PositionDeleguee ORIGINE = new PositionDeleguee(0, Montant.ZERO);

    /** @return empty when less was delegated than is taken back */
    public Optional<PositionDeleguee> apres(NatureNationale nature, Montant montant) {
        Montant apres = nature == NatureNationale.DELEGATION ? delegue.plus(montant) : delegue.moins(montant);
        return apres.centimes() < 0 ? Optional.empty() : Optional.of(new PositionDeleguee(rang + 1, apres));
    }
}
