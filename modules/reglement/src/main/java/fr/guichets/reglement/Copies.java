package fr.guichets.reglement;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Rules carried from one guichet to others, or from one exercise to the next: always into drafts, never published. */
@ApplicationScoped
public class Copies {

    /** @param refus why nothing was written in this guichet, French; null when the draft now says these rules */
    public record Suite(CodeDepartement guichet, List<String> cles, String refus) {}

    /**
     * Writes into the draft of each target what the source says of these keys. A draft where somebody already wrote one of
     * them is left as it is, and said. The perimeter is the national level.
     */
    @Reserve(Role.NATIONAL)
    public List<Suite> copier(CodeDepartement source, Set<String> cles, List<CodeDepartement> cibles) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a draft of the current guichet whose days (filing, relevés, deadline of engagement, tranches) are those of the
     * version in force, one year later, each marked as a hypothesis to be confirmed.
     *
     * @throws fr.guichets.socle.OperationInvalide when a draft is already open
     */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    public Brouillon exerciceSuivant() {
        throw new UnsupportedOperationException();
    }
}
