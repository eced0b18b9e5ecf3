package fr.guichets.socle;

/** Nobody is identified where somebody must be (401). */
public class NonIdentifie extends RuntimeException {
    public NonIdentifie() {
        super("Il faut s'identifier pour faire cela.");
    }
}
