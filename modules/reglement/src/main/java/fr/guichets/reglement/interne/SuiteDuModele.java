package fr.guichets.reglement.interne;

import fr.guichets.reglement.ModelesNationaux.Etat;
import fr.guichets.reglement.ModelesNationaux.Suite;
import fr.guichets.socle.CodeDepartement;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** Where a published model stands at one guichet. */
@Entity
@Table(name = "modele_suite")
class SuiteDuModele {

    @Embeddable
    record Id(String modele, String guichet) implements Serializable {}

    @EmbeddedId
    private Id id;

    @Enumerated(EnumType.STRING)
    private Etat etat;

    private String versions = "";
    private String raison;
    private Instant le;

    protected SuiteDuModele() {}

    void envoyer(Instant nouveau) {
        this.etat = Etat.EN_ROUTE;
        this.raison = null;
        this.le = nouveau;
    }

    Etat etat() {
        return etat;
    }

    void conclure(List<String> publiees, String refus, Instant nouveau) {
        this.versions = String.join(",", publiees);
        this.raison = refus;
        this.etat = refus != null ? Etat.REFUSE : publiees.isEmpty() ? Etat.SANS_EFFET : Etat.PUBLIE;
        this.le = nouveau;
    }

    Suite suite() {
        return new Suite(
                new CodeDepartement(id.guichet()),
                etat,
                versions.isEmpty() ? List.of() : List.of(versions.split(",")),
                raison,
                le);
    }
}
