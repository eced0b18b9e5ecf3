package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.DecisionDeCredits.Ligne;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Montant;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** What a decision moves for one tranche. */
@Entity
@Immutable
@Table(name = "ligne_de_credits")
@IdClass(LigneDeCredits.Cle.class)
class LigneDeCredits {

    record Cle(String numero, String tranche) implements Serializable {}

    @Id
    private String numero;

    @Id
    private String tranche;

    @Enumerated(EnumType.STRING)
    private Nature nature;

    private long montant;

    protected LigneDeCredits() {}

    LigneDeCredits(String numero, Ligne ligne) {
        this.numero = numero;
        this.tranche = ligne.tranche().code();
        this.nature = ligne.nature();
        this.montant = ligne.montant().centimes();
    }

    String numero() {
        return numero;
    }

    Ligne ligne() {
        return new Ligne(new Tranche(tranche), nature, new Montant(montant));
    }
}
