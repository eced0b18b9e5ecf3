package fr.guichets.referentiel;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Siren;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads the public reference data. Every method works in the transaction and as the role of the caller. */
@ApplicationScoped
public class Referentiel {

    /**
     * The collectivités whose name, code, SIREN or postal code matches, the most likely first, case and accents ignored.
     *
     * @param guichet only those for which this guichet is competent; all of France when null
     * @param annee year whose vintage is read: the latest one not after it, else the earliest
     */
    public List<Collectivite> rechercher(String texte, CodeDepartement guichet, int annee, int maximum) {
        throw new IllegalStateException();
    }

    public Optional<Collectivite> parSiren(Siren siren, int annee) {
        throw new IllegalStateException();
    }

    /** @param nature null means commune, EPCI or département, found by the code alone */
    public Optional<Collectivite> parCode(NatureCollectivite nature, String code, int annee) {
        throw new IllegalStateException();
    }

    public List<Arrondissement> arrondissements(CodeDepartement departement) {
        throw new IllegalStateException();
    }

    public List<Departement> departements() {
        throw new IllegalStateException();
    }
}
