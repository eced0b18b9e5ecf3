package fr.guichets.execution.interne;

import fr.guichets.execution.Caducite;
import fr.guichets.execution.Caducite.Etat;
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

/** A procedure of caducity, with its letter and, once pronounced, its act. */
@Entity
@Table(name = "caducite")
public class CaduciteEnregistree {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private String dossier;

    @Enumerated(EnumType.STRING)
    private Etat etat;

    @Column(updatable = false)
    private String motif;

    @Column(name = "repondre_avant", updatable = false)
    private LocalDate repondreAvant;

    @Column(updatable = false)
    private byte[] lettre;

    @Column(name = "ouverte_le", updatable = false)
    private Instant ouverteLe;

    @Column(name = "ouverte_par", updatable = false)
    private String ouvertePar;

    private String observations;

    @Column(name = "observations_le")
    private Instant observationsLe;

    @Column(name = "observations_par")
    private String observationsPar;

    private String conclusion;
    private byte[] arrete;

    @Column(name = "decidee_le")
    private Instant decideeLe;

    @Column(name = "decidee_par")
    private String decideePar;

    protected CaduciteEnregistree() {}

    public CaduciteEnregistree(
            String dossier, String motif, LocalDate repondreAvant, byte[] lettre, Instant le, String par) {
        this.dossier = dossier;
        this.etat = Etat.OUVERTE;
        this.motif = motif;
        this.repondreAvant = repondreAvant;
        this.lettre = lettre.clone();
        this.ouverteLe = le;
        this.ouvertePar = par;
        this.observations = "";
        this.conclusion = "";
    }

    public void observer(String reponse, Instant le, String par) {
        this.observations = reponse;
        this.observationsLe = le;
        this.observationsPar = par;
    }

    public void abandonner(String raison, Instant le, String par) {
        decider(Etat.ABANDONNEE, raison, le, par);
    }

    public void prononcer(String raison, byte[] acte, Instant le, String par) {
        this.arrete = acte.clone();
        decider(Etat.PRONONCEE, raison, le, par);
    }

    private void decider(Etat decision, String raison, Instant le, String par) {
        this.etat = decision;
        this.conclusion = raison;
        this.decideeLe = le;
        this.decideePar = par;
    }

    public long id() {
        return id;
    }

    public String dossier() {
        return dossier;
    }

    public byte[] lettre() {
        return lettre.clone();
    }

    /** Null until it is pronounced. */
    public byte[] arrete() {
        return arrete == null ? null : arrete.clone();
    }

    public Caducite lire() {
        return new Caducite(
                id,
                etat,
                motif,
                repondreAvant,
                ouverteLe,
                ouvertePar,
                observations,
                observationsLe,
                observationsPar,
                conclusion,
                decideeLe,
                decideePar);
    }
}
