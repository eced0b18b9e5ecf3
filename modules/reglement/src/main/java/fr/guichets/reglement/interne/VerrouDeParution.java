package fr.guichets.reglement.interne;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row in each perimeter: whoever publishes there changes it, so that two publications follow each other. */
@Entity
@Table(name = "reglement_parution")
class VerrouDeParution {

    @Id
    private boolean seule;

    private long nombre;

    protected VerrouDeParution() {}
}
