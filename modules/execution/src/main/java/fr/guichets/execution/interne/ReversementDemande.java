package fr.guichets.execution.interne;

import fr.guichets.execution.Reversement;
import fr.guichets.socle.Montant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** What a beneficiary has to give back, with its act, until it came. */
@Entity
@Table(name = "reversement")
public class ReversementDemande {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private String dossier;

    @Column(updatable = false)
    private long montant;

    @Column(updatable = false)
    private String motif;

    @Column(updatable = false)
    private byte[] arrete;

    @Column(name = "demande_le", updatable = false)
    private Instant demandeLe;

    @Column(name = "demande_par", updatable = false)
    private String demandePar;

    private String titre;

    @Column(name = "recu_le")
    private LocalDate recuLe;

    @Column(name = "recu_par")
    private String recuPar;

    protected ReversementDemande() {}

    public ReversementDemande(String dossier, Montant montant, String motif, byte[] arrete, Instant le, String par) {
        this.dossier = dossier;
        this.montant = montant.centimes();
        this.motif = motif;
        this.arrete = arrete.clone();
        this.demandeLe = le;
        this.demandePar = par;
    }

    public void recevoir(String numeroDuTitre, LocalDate le, String par) {
        this.titre = numeroDuTitre;
        this.recuLe = le;
        this.recuPar = par;
    }

    public String dossier() {
        return dossier;
    }

    /** Null for what was asked back before the house wrote the act. */
    public byte[] arrete() {
        return arrete == null ? null : arrete.clone();
    }

    public Reversement lire() {
        return new Reversement(
                id, new Montant(montant), motif, arrete != null, demandeLe, demandePar, titre, recuLe, recuPar);
    }
}
