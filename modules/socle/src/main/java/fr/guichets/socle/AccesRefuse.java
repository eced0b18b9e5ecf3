package fr.guichets.socle;

/** The one who acts has no role here that allows it (403). Says nothing of what exists. */
public class AccesRefuse extends RuntimeException {
    public AccesRefuse(String message) {
        super(message);
    }
}
