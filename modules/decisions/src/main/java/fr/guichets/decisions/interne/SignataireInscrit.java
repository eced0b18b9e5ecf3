package fr.guichets.decisions.interne;

import fr.guichets.decisions.Signataire;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A signatory; nothing of it changes but the day on which it ends. */
@Entity
@Table(name = "signataire")
public class SignataireInscrit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @Column(updatable = false)
    private String nom;

    @Column(updatable = false)
    private String qualite;

    @Column(updatable = false)
    private String delegation;

    @Column(updatable = false)
    private String compte;

    @Column(updatable = false)
    private LocalDate du;

    private LocalDate au;

    @Column(name = "cree_le", updatable = false)
    private Instant creeLe;

    @Column(name = "cree_par", updatable = false)
    private String creePar;

    protected SignataireInscrit() {}

    /** @param lu with neither id nor version yet */
    public SignataireInscrit(Signataire lu, Instant creeLe, String creePar) {
        this.nom = lu.nom();
        this.qualite = lu.qualite();
        this.delegation = lu.delegation();
        this.compte = lu.compte();
        this.du = lu.du();
        this.au = lu.au();
        this.creeLe = creeLe;
        this.creePar = creePar;
    }

    public void finir(LocalDate jour) {
        this.au = jour;
    }

    public Signataire montrer() {
        return new Signataire(id, version, nom, qualite, delegation, compte, du, au);
    }
}
