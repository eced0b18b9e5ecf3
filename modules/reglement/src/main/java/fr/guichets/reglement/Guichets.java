package fr.guichets.reglement;

import fr.guichets.socle.CodeDepartement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The registry of guichets, national. */
@ApplicationScoped
public class Guichets {

    /** All guichets by code, whatever their state. */
    public List<Guichet> tous() {
        throw new IllegalStateException();
    }

    public Optional<Guichet> parCode(CodeDepartement code) {
        throw new IllegalStateException();
    }

    /**
     * What a host designates: the complete normalised host must equal one in the registry, never its first label.
     *
     * @param enteteHost as received, with or without a port; null when the request has none
     */
    public Optional<Adresse> adresse(String enteteHost) {
        throw new IllegalStateException();
    }
}
