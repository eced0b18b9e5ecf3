package fr.guichets.reglement;

/** The registry of guichets is not what it was: a state was changed here, or a reading found other hosts than the one before. */
public record RegistreChange(Cause cause) {

    public enum Cause {
        ETAT,
        HOTES
    }
}
