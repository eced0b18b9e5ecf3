package fr.guichets.acces;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
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
        String schema = DepartementCourant.schema();
        return guichets.tous().stream()
                .map(Guichet::code)
                .filter(code -> code.schema().equals(schema))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Cette page n'existe qu'à l'adresse d'un guichet."));
    }
}
