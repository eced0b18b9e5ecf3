package fr.guichets.decisions;

import java.util.List;

/** One page of acts. @param total over all pages */
public record ActesListes(List<Acte> elements, int total, int page, int taille) {}
