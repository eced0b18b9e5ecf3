package fr.guichets.dossiers.interne;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The last number given in a year, in the guichet's own schema. */
@Entity
@Table(name = "numerotation")
class Numerotation {

    @Id
    private int exercice;

    private int dernier;

    protected Numerotation() {}
}
