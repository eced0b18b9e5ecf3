package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.regles.LigneNationale;
import fr.guichets.enveloppes.regles.NatureNationale;
import fr.guichets.enveloppes.regles.PositionDeleguee;
import fr.guichets.enveloppes.regles.PositionNationale;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Row of the national ledger; added by queries only. */
@Entity
@Immutable
@Table(name = "mouvement_national")
class MouvementNational {

    @Id
    private long rang;

    @Enumerated(EnumType.STRING)
    private NatureNationale nature;

    private long montant;
    private String decision;
    private String guichet;
    private String tranche;
    private String auteur;

    @Column(name = "auteur_nom")
    private String auteurNom;

    private Instant le;
    private long reliquat;
    private long laboratoires;
    private long delegue;

    @Column(name = "guichet_rang")
    private Long guichetRang;

    @Column(name = "guichet_delegue")
    private Long guichetDelegue;

    protected MouvementNational() {}

    PositionNationale position() {
        return new PositionNationale(rang, new Montant(reliquat), new Montant(laboratoires), new Montant(delegue));
    }

    PositionDeleguee positionDuGuichet() {
        return new PositionDeleguee(guichetRang, new Montant(guichetDelegue));
    }

    LigneNationale ligne() {
        return new LigneNationale(
                nature,
                new Montant(montant),
                decision,
                guichet == null ? null : new CodeDepartement(guichet),
                tranche == null ? null : new Tranche(tranche),
                position(),
                guichet == null ? null : positionDuGuichet());
    }
}
