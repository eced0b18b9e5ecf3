package fr.guichets.acces.interne;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Organisation;
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

    Organisation organisation() {
        return new Organisation(nature, code, nom);
    }

    CodeDepartement guichet() {
        return new CodeDepartement(guichet);
    }

    String siren() {
        return siren;
    }
}
