package fr.guichets.enveloppes;

import java.util.List;

/**
 * One page of movements.
 *
 * @param total how many match, over all pages
 */
public record MouvementsListes(List<Mouvement> elements, int total, int page, int taille) {}
