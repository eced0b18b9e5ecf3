package fr.guichets.reglement;

import fr.guichets.socle.Journal;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Who wrote which rule, published or dropped what, in the current perimeter: a guichet, or the national model. */
@ApplicationScoped
@Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
public class HistoriqueDesRegles {

    @Inject
    Journal journal;

    /** Latest first. */
    public List<Journal.Ligne> lignes() {
        return journal.commencantPar("reglement/");
    }
}
