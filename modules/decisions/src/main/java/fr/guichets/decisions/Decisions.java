package fr.guichets.decisions;

import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Acts of the current guichet, from the validated relevé to the proof that they were read. */
@ApplicationScoped
@Transactional
@Reserve({
    Role.COLLECTIVITE,
    Role.INSTRUCTEUR,
    Role.ADMINISTRATEUR,
    Role.EVALUATEUR,
    Role.SOUS_PREFET,
    Role.PRESIDENCE,
    Role.COMITE,
    Role.SIGNATAIRE
})
public class Decisions {

    /**
     * The notified grant of a dossier that the current actor sees; empty as long as none is notified.
     *
     * @throws fr.guichets.socle.Introuvable when the dossier is not there for the current actor
     */
    public Optional<Attribution> attribution(String dossier) {
        throw new UnsupportedOperationException();
    }
}
