package fr.guichets.acces.interne;

import fr.guichets.referentiel.Collectivite;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Siren;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A collectivité for which somebody acts or has asked to. */
@Entity
@Table(name = "organisation")
public class OrganisationConnue {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String nature;
    private String code;
    private String nom;
    private String siren;
    private String guichet;

    protected OrganisationConnue() {}

    /**
     * What the référentiel says of it this year.
     *
     * @param connu its SIREN where the référentiel gives none, null when it is not known here either
     */
    void actualiser(Collectivite collectivite, Siren connu) {
        nom = collectivite.nom();
        guichet = collectivite.departement().valeur();
        if (siren == null && connu != null) {
            siren = connu.valeur();
        }
    }

    Organisation organisation() {
        return new Organisation(nature, code, nom);
    }

    CodeDepartement guichet() {
        return new CodeDepartement(guichet);
    }
}
