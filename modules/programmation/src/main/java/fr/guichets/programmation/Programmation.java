package fr.guichets.programmation;

import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Relevés of the current guichet, from the freeze to the validation. */
@ApplicationScoped
@Transactional
@Reserve({
    Role.INSTRUCTEUR,
    Role.ADMINISTRATEUR,
    Role.EVALUATEUR,
    Role.SOUS_PREFET,
    Role.PRESIDENCE,
    Role.COMITE,
    Role.SIGNATAIRE
})
public class Programmation {

    /** The last validated relevé that decided on the dossier; empty when none did. */
    public Optional<Retenue> retenue(String dossier) {
        throw new UnsupportedOperationException();
    }
}
