package fr.guichets.execution;

import fr.guichets.reglement.NatureDepense;
import fr.guichets.socle.Montant;

/**
 * One line of spending, as planned by the request and as it came out, both with or without tax as the rules count costs.
 *
 * @param prevu zero for a line that the request did not have
 * @param reel spent so far and justified
 */
public record Depense(String libelle, NatureDepense nature, Montant prevu, Montant reel) {}
