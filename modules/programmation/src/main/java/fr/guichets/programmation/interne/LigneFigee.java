package fr.guichets.programmation.interne;

import fr.guichets.dossiers.Dossier;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.LigneDeReleve;
import fr.guichets.programmation.regles.Proposition;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;

/** A dossier in a relevé: what the freeze kept, which the role of the guichet cannot change, and the opinion. */
@Entity
@Table(name = "releve_ligne")
public class LigneFigee {

    /** OUVERTE until the relevé is validated; a dossier is in one open line at most. */
    enum Statut {
        OUVERTE,
        SORTIE,
        DECIDEE
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @Column(updatable = false)
    private long releve;

    @Column(updatable = false)
    private String dossier;

    @Embedded
    private DossierFige fige;

    @Enumerated(EnumType.STRING)
    private Statut statut;

    @Enumerated(EnumType.STRING)
    private Avis avis;

    private long montant;
    private String motif;
    private Integer rang;

    @Column(name = "avis_le")
    private Instant avisLe;

    @Column(name = "avis_par")
    private String avisPar;

    private String sortie;

    protected LigneFigee() {}

    /**
     * @param evaluation what the rules say on the day of the decision
     * @param regles those of the dossier
     */
    public LigneFigee(
            ReleveEnregistre releve, Dossier dossier, Instant completLe, Evaluation evaluation, Reglement regles) {
        this.releve = releve.id();
        this.dossier = dossier.numero();
        this.fige = DossierFige.de(dossier, completLe, evaluation, regles);
        this.statut = Statut.OUVERTE;
        this.motif = "";
    }

    /** Replaces the opinion; false when it already says the same. */
    public boolean donner(Avis donne, Montant propose, String raison, Integer place, Instant le, String par) {
        if (donne == avis && propose.centimes() == montant && raison.equals(motif) && Objects.equals(place, rang)) {
            return false;
        }
        this.avis = donne;
        this.montant = propose.centimes();
        this.motif = raison;
        this.rang = place;
        this.avisLe = le;
        this.avisPar = par;
        return true;
    }

    public void sortir(String pourquoi) {
        this.statut = Statut.SORTIE;
        this.sortie = pourquoi;
    }

    public void clore() {
        this.statut = Statut.DECIDEE;
    }

    public LigneDeReleve lire() {
        return new LigneDeReleve(
                dossier,
                version,
                new Organisation(fige.nature(), fige.code(), fige.nom()),
                fige.arrondissement(),
                fige.population(),
                fige.intitule(),
                fige.deposeLe(),
                fige.completLe(),
                fige.versionReglement(),
                new Montant(fige.coutEligible()),
                new Montant(fige.montantDemande()),
                maximum(),
                plafond(),
                avis,
                montant(),
                motif,
                rang,
                avisLe,
                avisPar,
                sortie);
    }

    public boolean presente() {
        return statut != Statut.SORTIE;
    }

    public long version() {
        return version;
    }

    public String dossier() {
        return dossier;
    }

    public long releve() {
        return releve;
    }

    public Avis avis() {
        return avis;
    }

    public Montant montant() {
        return new Montant(montant);
    }

    public String motif() {
        return motif;
    }

    public Integer rang() {
        return rang;
    }

    public Montant maximum() {
        return new Montant(fige.montantMaximum());
    }

    public String versionReglement() {
        return fige.versionReglement();
    }

    public Montant plafond() {
        return new Montant(fige.plafond());
    }

    /** True when the rules would still give what the freeze kept; what they now refuse has no ceiling left. */
    public boolean conforme(Evaluation evaluation, Reglement regles) {
        return evaluation.montantMaximum().equals(maximum())
                && Proposition.plafond(evaluation, regles).equals(plafond());
    }
}
