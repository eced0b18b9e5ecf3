package fr.guichets.referentiel;

import fr.guichets.referentiel.interne.Recherche;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Siren;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads the public reference data. Every method works in the transaction and as the role of the caller. */
@ApplicationScoped
@Transactional
public class Referentiel {

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /**
     * The collectivités whose name, code, SIREN or postal code matches, the most likely first, case and accents ignored.
     * The text may be anything a browser sends; one that names nothing finds nothing.
     *
     * @param guichet only those for which this guichet is competent; all of France when null
     * @param annee year whose vintage is read: the latest one not after it, else the earliest
     */
    public List<Collectivite> rechercher(String texte, CodeDepartement guichet, int annee, int maximum) {
        return new Recherche(em).parTexte(texte, guichet, annee, maximum);
    }

    public Optional<Collectivite> parSiren(Siren siren, int annee) {
        return new Recherche(em).parSiren(siren, annee);
    }

    /** @param nature null means commune, EPCI or département, found by the code alone */
    public Optional<Collectivite> parCode(NatureCollectivite nature, String code, int annee) {
        return new Recherche(em).parCode(nature, code, annee);
    }

    /** By code, in the latest vintage. */
    public List<Arrondissement> arrondissements(CodeDepartement departement) {
        return new Recherche(em).arrondissements(departement);
    }

    /** By code, in the latest vintage. */
    public List<Departement> departements() {
        return new Recherche(em).departements();
    }
}
