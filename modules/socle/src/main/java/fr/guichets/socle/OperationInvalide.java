package fr.guichets.socle;

/** The state of things does not allow the operation (409). The message is French, for a person. */
public class OperationInvalide extends RuntimeException {
    public OperationInvalide(String message) {
        super(message);
    }
}
