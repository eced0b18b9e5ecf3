package fr.guichets.enveloppes;

import fr.guichets.socle.Montant;

/**
 * An amount for a dossier.
 *
 * @param dossier number
 * @param montant more than zero
 */
public record Affectation(String dossier, Montant montant) {}
