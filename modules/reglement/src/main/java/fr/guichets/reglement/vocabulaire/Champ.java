package fr.guichets.reglement.vocabulaire;

/**
 * One value inside a rule.
 *
 * @param nom as in the files and in the REST interface: populationMax
 * @param libelle for a screen
 * @param aide one sentence, may be empty
 * @param facultatif true when it may be absent
 */
public record Champ(String nom, String libelle, String aide, Forme forme, boolean facultatif) {}
