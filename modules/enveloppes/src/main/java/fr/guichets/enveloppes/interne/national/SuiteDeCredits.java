package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What became of a decision at the guichet; added by queries only. */
@Entity
@Immutable
@Table(name = "suite_de_credits")
@IdClass(SuiteDeCredits.Cle.class)
class SuiteDeCredits {

    record Cle(String numero, Etat etat) implements Serializable {}

    @Id
    private String numero;

    @Id
    @Enumerated(EnumType.STRING)
    private Etat etat;

    private Instant le;
    private String motif;

    protected SuiteDeCredits() {}

    String numero() {
        return numero;
    }

    Etat etat() {
        return etat;
    }

    Instant le() {
        return le;
    }

    String motif() {
        return motif;
    }
}
