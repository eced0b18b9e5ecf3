package fr.guichets.programmation.interne;

import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.Retenue;
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

/** What a validated relevé says of a dossier; the role of the guichet can add one and never change it. */
@Entity
@Immutable
@IdClass(DecisionFigee.Cle.class)
@Table(name = "releve_decision")
class DecisionFigee {

    record Cle(long releve, String dossier) implements Serializable {}

    @Id
    private long releve;

    @Id
    private String dossier;

    private String code;
    private boolean comite;
    private String tranche;

    @Enumerated(EnumType.STRING)
    private Avis avis;

    private long montant;
    private String motif;
    private Integer rang;

    @Column(name = "valide_le")
    private Instant valideLe;

    @Column(name = "valide_par")
    private String validePar;

    protected DecisionFigee() {}

    DecisionFigee(ReleveEnregistre valide, LigneFigee ligne) {
        this.releve = valide.id();
        this.dossier = ligne.dossier();
        this.code = valide.code();
        this.comite = valide.comite();
        this.tranche = ligne.avis() == Avis.FAVORABLE ? valide.tranche().code() : null;
        this.avis = ligne.avis();
        this.montant = ligne.montant().centimes();
        this.motif = ligne.motif();
        this.rang = ligne.rang();
        this.valideLe = valide.valideLe();
        this.validePar = valide.validePar();
    }

    Retenue lire() {
        return new Retenue(
                dossier,
                releve,
                code,
                avis,
                new Montant(montant),
                motif,
                tranche == null ? null : new Tranche(tranche),
                comite,
                valideLe,
                validePar);
    }
}
