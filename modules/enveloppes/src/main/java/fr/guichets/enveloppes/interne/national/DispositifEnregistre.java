package fr.guichets.enveloppes.interne.national;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** The scheme, as the installation wrote it: read only. */
@Entity
@Immutable
@Table(name = "dispositif")
class DispositifEnregistre {

    @Id
    String code;

    String libelle;
    long dotation;

    @Column(name = "premier_exercice")
    int premierExercice;

    @Column(name = "dernier_exercice")
    int dernierExercice;

    protected DispositifEnregistre() {}

    @Entity(name = "AxeEnregistre")
    @Immutable
    @Table(name = "axe")
    static class Axe {

        @Id
        String code;

        String libelle;
        long dotation;
        Long laboratoires;

        protected Axe() {}
    }

    @Entity(name = "ProvenanceEnregistree")
    @Immutable
    @Table(name = "provenance_dispositif")
    static class Provenance {

        @Id
        String cle;

        LocalDate depuis;
        String document;
        String page;
        String hypothese;

        protected Provenance() {}
    }
}
