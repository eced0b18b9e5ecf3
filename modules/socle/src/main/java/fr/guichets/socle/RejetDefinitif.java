package fr.guichets.socle;

/** A message of the outbox that nobody will ever be able to take: trying again is useless, a person must know. */
public class RejetDefinitif extends Exception {

    /** @param message why, in French */
    public RejetDefinitif(String message, Throwable cause) {
        super(message, cause);
    }
}
