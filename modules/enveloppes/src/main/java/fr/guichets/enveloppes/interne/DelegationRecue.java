package fr.guichets.enveloppes.interne;

import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.regles.Delegation;
import fr.guichets.socle.Montant;
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

/** What the national level wrote in the schema of the guichet, whose role can only read it. */
@Entity
@Immutable
@Table(name = "delegation")
@IdClass(DelegationRecue.Cle.class)
class DelegationRecue {

    record Cle(String numero, String tranche) implements Serializable {}

    @Id
    private String numero;

    @Id
    private String tranche;

    @Enumerated(EnumType.STRING)
    private Nature nature;

    private long montant;
    private String motif;
    private String reference;

    @Column(name = "decidee_le")
    private Instant decideeLe;

    private String par;

    @Column(name = "recue_le")
    private Instant recueLe;

    protected DelegationRecue() {}

    Delegation lue() {
        return new Delegation(numero, new Tranche(tranche), nature, new Montant(montant));
    }

    String motif() {
        return motif;
    }

    String par() {
        return par;
    }
}
