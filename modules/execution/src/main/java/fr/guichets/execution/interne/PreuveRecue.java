package fr.guichets.execution.interne;

import fr.guichets.execution.Preuve;
import fr.guichets.execution.TypePreuve;
import fr.guichets.socle.Montant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A proof that the project is engaged, and what the guichet said of it. */
@Entity
@Table(name = "preuve")
public class PreuveRecue {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private String dossier;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private TypePreuve type;

    @Column(name = "signee_le", updatable = false)
    private LocalDate signeeLe;

    @Column(updatable = false)
    private long montant;

    @Column(updatable = false)
    private Long piece;

    @Column(updatable = false)
    private boolean tardive;

    @Enumerated(EnumType.STRING)
    private Preuve.Etat etat;

    private String motif;

    @Column(name = "envoyee_le", updatable = false)
    private Instant envoyeeLe;

    @Column(name = "envoyee_par", updatable = false)
    private String envoyeePar;

    @Column(name = "decidee_le")
    private Instant decideeLe;

    @Column(name = "decidee_par")
    private String decideePar;

    protected PreuveRecue() {}

    public PreuveRecue(String dossier, Preuve.Saisie saisie, boolean tardive, Instant le, String par) {
        this.dossier = dossier;
        this.type = saisie.type();
        this.signeeLe = saisie.signeeLe();
        this.montant = saisie.montant().centimes();
        this.piece = saisie.piece();
        this.tardive = tardive;
        this.etat = Preuve.Etat.ENVOYEE;
        this.motif = "";
        this.envoyeeLe = le;
        this.envoyeePar = par;
    }

    public void accepter(String tolerance, Instant le, String par) {
        decider(Preuve.Etat.ACCEPTEE, tolerance, le, par);
    }

    public void renvoyer(String raison, Instant le, String par) {
        decider(Preuve.Etat.RENVOYEE, raison, le, par);
    }

    private void decider(Preuve.Etat decision, String raison, Instant le, String par) {
        this.etat = decision;
        this.motif = raison;
        this.decideeLe = le;
        this.decideePar = par;
    }

    public String dossier() {
        return dossier;
    }

    public Preuve lire() {
        return new Preuve(
                id,
                type,
                signeeLe,
                new Montant(montant),
                piece,
                tardive,
                etat,
                motif,
                envoyeeLe,
                envoyeePar,
                decideeLe,
                decideePar);
    }
}
