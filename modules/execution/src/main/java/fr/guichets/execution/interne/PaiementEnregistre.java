package fr.guichets.execution.interne;

import fr.guichets.execution.Calcul;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Paiement.Etat;
import fr.guichets.execution.Paiement.Nature;
import fr.guichets.socle.Montant;
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
import java.util.List;

/** A payment, from the draft of its request to its number in Chorus. */
@Entity
@Table(name = "paiement")
public class PaiementEnregistre {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @Column(updatable = false)
    private String dossier;

    @Enumerated(EnumType.STRING)
    private Nature nature;

    @Enumerated(EnumType.STRING)
    private Etat etat;

    private Long demande;
    private Long certifie;
    private String depenses;
    private String aides;
    private String pieces;

    @Column(name = "acheve_le")
    private LocalDate acheveLe;

    private String observations;
    private String explications;
    private Long finale;
    private String motif;

    @Column(name = "demande_le")
    private Instant demandeLe;

    @Column(name = "demande_par")
    private String demandePar;

    @Column(name = "certifie_le")
    private Instant certifieLe;

    @Column(name = "certifie_par")
    private String certifiePar;

    private String numero;

    @Column(name = "paye_le")
    private LocalDate payeLe;

    protected PaiementEnregistre() {}

    /** A draft. */
    public PaiementEnregistre(String dossier, Paiement.Saisie saisie) {
        this.dossier = dossier;
        this.etat = Etat.BROUILLON;
        this.motif = "";
        this.explications = JsonExecution.ecrire(List.of());
        ecrire(saisie);
    }

    public final void ecrire(Paiement.Saisie saisie) {
        this.nature = saisie.nature();
        this.demande = saisie.montant() == null ? null : saisie.montant().centimes();
        this.depenses = JsonExecution.ecrire(saisie.depenses());
        this.aides = JsonExecution.ecrire(saisie.aides());
        this.pieces = JsonExecution.ecrire(saisie.pieces());
        this.acheveLe = saisie.acheveLe();
        this.observations = saisie.observations();
    }

    public void demander(Montant demandee, Instant le, String par) {
        this.etat = Etat.DEMANDE;
        this.demande = demandee.centimes();
        this.demandeLe = le;
        this.demandePar = par;
    }

    public void renvoyer(String raison) {
        this.etat = Etat.RENVOYE;
        this.motif = raison;
    }

    /** A balance of which nothing is left to pay is closed at once. */
    public void certifier(Montant montant, Calcul calcul, String raison, Instant le, String par) {
        this.etat = nature == Nature.SOLDE && montant.estNul() ? Etat.CLOS : Etat.CERTIFIE;
        this.certifie = montant.centimes();
        this.explications = JsonExecution.ecrire(calcul.explications());
        this.finale =
                calcul.montantFinal() == null ? null : calcul.montantFinal().centimes();
        this.motif = raison;
        this.certifieLe = le;
        this.certifiePar = par;
    }

    public void verser(String demandeDePaiement, LocalDate le) {
        this.etat = Etat.PAYE;
        this.numero = demandeDePaiement;
        this.payeLe = le;
    }

    public long id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String dossier() {
        return dossier;
    }

    public Nature nature() {
        return nature;
    }

    public Etat etat() {
        return etat;
    }

    public Paiement lire() {
        return new Paiement(
                id,
                version,
                nature,
                etat,
                montant(demande),
                montant(certifie),
                JsonExecution.lire(depenses, JsonExecution.DEPENSES),
                JsonExecution.lire(aides, JsonExecution.AIDES),
                JsonExecution.lire(pieces, JsonExecution.PIECES),
                acheveLe,
                observations,
                JsonExecution.lire(explications, JsonExecution.PHRASES),
                montant(finale),
                motif,
                demandeLe,
                demandePar,
                certifieLe,
                certifiePar,
                numero,
                payeLe);
    }

    private static Montant montant(Long centimes) {
        return centimes == null ? null : new Montant(centimes);
    }
}
