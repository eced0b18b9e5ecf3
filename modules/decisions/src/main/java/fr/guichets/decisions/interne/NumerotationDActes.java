package fr.guichets.decisions.interne;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The last number given to an act in a year, in the guichet's own schema. */
@Entity
@Table(name = "acte_numerotation")
class NumerotationDActes {

    @Id
    private int exercice;

    private int dernier;

    protected NumerotationDActes() {}
}
