package fr.guichets.socle;

/** The state of things does not allow the operation (409). The message is French, for a person. */
public class OperationInvalide extends RuntimeException {

    private final String code;

    public OperationInvalide(String message) {
        this("OPERATION_INVALIDE", message);
    }

    /** @param code stable, upper case */
    public OperationInvalide(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
