package fr.guichets.reglement;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Which rules the administrator of a guichet may write by herself. The perimeter is the national level. */
@ApplicationScoped
public class DroitsDeRedaction {

    /** Keys delegated to the administrator of a guichet: by default all that a département may change, but the envelope. */
    @Reserve(Role.NATIONAL)
    public Set<String> delegues(CodeDepartement guichet) {
        throw new UnsupportedOperationException();
    }

    /**
     * Replaces the delegated keys.
     *
     * @throws fr.guichets.socle.ChampsInvalides a key that no département changes, an unknown key, a missing reason
     */
    @Reserve(Role.NATIONAL)
    public void deleguer(CodeDepartement guichet, Set<String> cles, String motif) {
        throw new UnsupportedOperationException();
    }
}
