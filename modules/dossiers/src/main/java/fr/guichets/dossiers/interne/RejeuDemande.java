package fr.guichets.dossiers.interne;

import fr.guichets.socle.Acteur;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A trial of the national model in preparation, with the model as it was then. */
@Entity
@Immutable
@Table(name = "rejeu")
class RejeuDemande {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "brouillon_le")
    private Instant brouillonLe;

    private long brouillon;
    private String modele;

    @Column(name = "demande_le")
    private Instant demandeLe;

    @Column(name = "demande_par")
    private String demandePar;

    @Column(name = "demandeur_nom")
    private String demandeurNom;

    protected RejeuDemande() {}

    RejeuDemande(RegistreDesRejeux.Essaye essaye, String modele, Instant demandeLe, Acteur demandeur) {
        this.brouillonLe = essaye.ouvertLe();
        this.brouillon = essaye.version();
        this.modele = modele;
        this.demandeLe = demandeLe;
        this.demandePar = demandeur.identifiant();
        this.demandeurNom = demandeur.nom();
    }

    Long id() {
        return id;
    }

    boolean essaie(RegistreDesRejeux.Essaye essaye) {
        return brouillonLe.equals(essaye.ouvertLe()) && brouillon == essaye.version();
    }

    String modele() {
        return modele;
    }

    Instant demandeLe() {
        return demandeLe;
    }

    String demandePar() {
        return demandePar;
    }

    String demandeurNom() {
        return demandeurNom;
    }
}
