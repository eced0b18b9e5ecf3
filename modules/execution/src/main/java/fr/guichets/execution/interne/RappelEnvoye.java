package fr.guichets.execution.interne;

import fr.guichets.execution.Attente;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/** A reminder that was sent: never twice the same. */
@Entity
@Table(name = "rappel")
public class RappelEnvoye {

    /** @param jours how many days before the deadline */
    @Embeddable
    public record Cle(
            String dossier, @Enumerated(EnumType.STRING) Attente.Nature nature, LocalDate echeance, int jours)
            implements Serializable {}

    @EmbeddedId
    private Cle cle;

    @Column(name = "envoye_le")
    private Instant envoyeLe;

    protected RappelEnvoye() {}

    public RappelEnvoye(Cle cle, Instant le) {
        this.cle = cle;
        this.envoyeLe = le;
    }
}
