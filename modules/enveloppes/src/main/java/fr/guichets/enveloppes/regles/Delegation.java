package fr.guichets.enveloppes.regles;

import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Montant;

/**
 * What the national level gives to a tranche, or takes back from it.
 *
 * @param nature DELEGATION or REPRISE
 */
public record Delegation(String numero, Tranche tranche, Nature nature, Montant montant) {

    /** The act behind its movements. */
    public String origine() {
        return "delegation/" + numero;
    }
}
