package fr.guichets.programmation;

import java.util.List;

/** @param total relevés that match, over all pages */
public record ListeReleves(List<Releve> elements, int total, int page, int taille) {}
