package fr.guichets.enveloppes;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total decisions that match, over all pages
 */
public record ListeDeCredits(List<DecisionDeCredits> elements, int total, int page, int taille) {}
