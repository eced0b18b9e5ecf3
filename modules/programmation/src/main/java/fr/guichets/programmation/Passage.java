package fr.guichets.programmation;

/** A dossier in one relevé. */
public record Passage(Releve releve, LigneDeReleve ligne) {}
