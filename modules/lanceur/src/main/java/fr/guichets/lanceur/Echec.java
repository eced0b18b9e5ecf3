package fr.guichets.lanceur;

/** Why the stack cannot run, in a French sentence that says what to do. */
final class Echec extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Echec(String message) {
        super(message);
    }

    Echec(String message, Throwable cause) {
        super(message, cause);
    }
}
