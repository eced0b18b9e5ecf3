package fr.guichets.acces;

import fr.guichets.reglement.Guichets;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The guichet for which the current thread works, noted before national data are written about it. */
@ApplicationScoped
class GuichetDeLHote {

    @Inject
    private Guichets guichets;

    /** @throws Introuvable when the current perimeter is no guichet */
    CodeDepartement code() {
        return guichets.courant().code();
    }
}
