package fr.guichets.acces.interne;

import fr.guichets.acces.Jeton;
import fr.guichets.acces.Mandats.Titulaire;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Somebody who has logged in, or whom the demonstration announces: what the identity provider last said. */
@Entity
@Table(name = "personne")
public class PersonneConnue {

    /** A visit is worth a write once a day. */
    private static final Duration PRECISION = Duration.ofDays(1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String identifiant;
    private String nom;
    private String courriel;
    private String siret;
    private String fournisseur;

    @Column(name = "vue_le")
    private Instant vueLe;

    @Version
    private long version;

    protected PersonneConnue() {}

    boolean differe(Jeton jeton, Instant maintenant) {
        return !nom.equals(jeton.nomAffiche())
                || !courriel.equals(jeton.courrielOuVide())
                || !Objects.equals(siret, jeton.siret())
                || !Objects.equals(fournisseur, jeton.fournisseur())
                || vueLe.plus(PRECISION).isBefore(maintenant);
    }

    void constater(Jeton jeton, Instant maintenant) {
        nom = jeton.nomAffiche();
        courriel = jeton.courrielOuVide();
        siret = jeton.siret();
        fournisseur = jeton.fournisseur();
        vueLe = maintenant;
    }

    Long id() {
        return id;
    }

    String identifiant() {
        return identifiant;
    }

    String nom() {
        return nom;
    }

    String courriel() {
        return courriel;
    }

    String siret() {
        return siret;
    }

    String fournisseur() {
        return fournisseur;
    }

    Titulaire titulaire() {
        return new Titulaire(identifiant, nom, courriel, siret, fournisseur, vueLe);
    }
}
