package fr.guichets.programmation.interne;

import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.EtatReleve;
import fr.guichets.socle.OperationInvalide;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A relevé and where it stands; what is in it is in {@link LigneFigee}. */
@Entity
@Table(name = "releve")
public class ReleveEnregistre {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @Column(updatable = false)
    private String code;

    @Column(updatable = false)
    private boolean session;

    @Column(name = "releve_le", updatable = false)
    private LocalDate releveLe;

    @Column(updatable = false)
    private Instant cloture;

    @Column(updatable = false)
    private boolean comite;

    private String tranche;

    @Enumerated(EnumType.STRING)
    private EtatReleve etat;

    @Column(name = "ouvert_le", updatable = false)
    private Instant ouvertLe;

    @Column(name = "ouvert_par", updatable = false)
    private String ouvertPar;

    @Column(name = "fige_le")
    private Instant figeLe;

    @Column(name = "fige_par")
    private String figePar;

    @Column(name = "valide_le")
    private Instant valideLe;

    @Column(name = "valide_par")
    private String validePar;

    protected ReleveEnregistre() {}

    public ReleveEnregistre(
            String code, boolean session, LocalDate releveLe, Instant cloture, boolean comite, Tranche tranche) {
        this.code = code;
        this.session = session;
        this.releveLe = releveLe;
        this.cloture = cloture;
        this.comite = comite;
        this.tranche = tranche.code();
        this.etat = EtatReleve.PREPARATION;
    }

    public void ouvrir(Instant le, String par) {
        this.ouvertLe = le;
        this.ouvertPar = par;
    }

    public void choisir(Tranche choisie) {
        exiger(EtatReleve.PREPARATION);
        this.tranche = choisie.code();
    }

    /** @param vide true when every dossier has left it: nobody can validate it any more */
    public void abandonner(boolean vide) {
        if (etat != EtatReleve.FIGE || !vide) {
            exiger(EtatReleve.PREPARATION);
        }
        this.etat = EtatReleve.ABANDONNE;
        this.figeLe = null;
        this.figePar = null;
    }

    public void figer(Instant le, String par) {
        exiger(EtatReleve.PREPARATION);
        this.etat = EtatReleve.FIGE;
        this.figeLe = le;
        this.figePar = par;
    }

    public void valider(Instant le, String par) {
        exiger(EtatReleve.FIGE);
        this.etat = EtatReleve.VALIDE;
        this.valideLe = le;
        this.validePar = par;
    }

    /** @throws OperationInvalide RELEVE_FERME when it stands elsewhere */
    public void exiger(EtatReleve attendu) {
        if (etat != attendu) {
            throw new OperationInvalide(
                    "RELEVE_FERME",
                    "Ce n'est plus possible\u00a0: le relevé " + code + " est "
                            + switch (etat) {
                                case PREPARATION -> "encore en préparation.";
                                case FIGE -> "figé depuis.";
                                case VALIDE -> "validé, il ne change plus.";
                                case ABANDONNE -> "abandonné.";
                            });
        }
    }

    public Long id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String code() {
        return code;
    }

    /** The act that its movements in the ledger name, and the object of its lines in the journal. */
    public String objet() {
        return "releve/" + id;
    }

    public boolean session() {
        return session;
    }

    public LocalDate releveLe() {
        return releveLe;
    }

    public Instant cloture() {
        return cloture;
    }

    public boolean comite() {
        return comite;
    }

    public Tranche tranche() {
        return new Tranche(tranche);
    }

    public EtatReleve etat() {
        return etat;
    }

    Instant ouvertLe() {
        return ouvertLe;
    }

    String ouvertPar() {
        return ouvertPar;
    }

    Instant figeLe() {
        return figeLe;
    }

    String figePar() {
        return figePar;
    }

    public Instant valideLe() {
        return valideLe;
    }

    public String validePar() {
        return validePar;
    }
}
