package fr.guichets.socle;

/** What was asked does not exist here, or not for the one who asks (404). The message is French, for a person. */
public class Introuvable extends RuntimeException {
    public Introuvable(String message) {
        super(message);
    }
}
