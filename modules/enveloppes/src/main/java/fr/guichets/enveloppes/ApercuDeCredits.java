package fr.guichets.enveloppes;

import fr.guichets.socle.Montant;
import java.util.List;

/**
 * What a decision would change once applied.
 *
 * @param tranches of the guichet, those that it touches
 */
public record ApercuDeCredits(Variation reliquat, Variation guichet, List<DeLaTranche> tranches) {

    public record Variation(Montant avant, Montant apres) {}

    public record DeLaTranche(Tranche tranche, Variation delegue) {}
}
