package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A decision about the credits of one guichet; added by queries only. */
@Entity
@Immutable
@Table(name = "decision_de_credits")
@IdClass(CreditsDecides.Cle.class)
class CreditsDecides {

    record Cle(int annee, int rang) implements Serializable {}

    @Id
    private int annee;

    @Id
    private int rang;

    private String numero;

    @Enumerated(EnumType.STRING)
    private Operation operation;

    private String guichet;
    private boolean initiale;
    private String motif;
    private String reference;

    @Column(name = "decidee_le")
    private Instant decideeLe;

    private String par;

    @Column(name = "par_nom")
    private String parNom;

    protected CreditsDecides() {}

    String numero() {
        return numero;
    }

    Operation operation() {
        return operation;
    }

    String guichet() {
        return guichet;
    }

    boolean initiale() {
        return initiale;
    }

    String motif() {
        return motif;
    }

    String reference() {
        return reference;
    }

    Instant decideeLe() {
        return decideeLe;
    }

    String parNom() {
        return parNom;
    }
}
