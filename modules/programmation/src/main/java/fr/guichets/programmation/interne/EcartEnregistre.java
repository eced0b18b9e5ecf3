package fr.guichets.programmation.interne;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A ready dossier that a relevé in preparation leaves aside, and why. */
@Entity
@IdClass(EcartEnregistre.Cle.class)
@Table(name = "releve_ecart")
class EcartEnregistre {

    record Cle(long releve, String dossier) implements Serializable {}

    @Id
    private long releve;

    @Id
    private String dossier;

    private String motif;

    protected EcartEnregistre() {}

    EcartEnregistre(long releve, String dossier, String motif) {
        this.releve = releve;
        this.dossier = dossier;
        this.motif = motif;
    }

    String dossier() {
        return dossier;
    }

    String motif() {
        return motif;
    }

    void motiver(String nouveau) {
        this.motif = nouveau;
    }
}
