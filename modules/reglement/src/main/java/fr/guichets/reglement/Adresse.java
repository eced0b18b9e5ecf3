package fr.guichets.reglement;

/** What the host of a request designates. */
public sealed interface Adresse {

    /** The public portal, where one chooses a département. */
    record Portail() implements Adresse {}

    /** The national administration. */
    record National() implements Adresse {}

    record DuGuichet(Guichet guichet) implements Adresse {}
}
