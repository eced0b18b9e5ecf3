package fr.guichets.enveloppes.interne;

import fr.guichets.enveloppes.Compte;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.regles.Ligne;
import fr.guichets.enveloppes.regles.Position;
import fr.guichets.socle.Montant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Row of the ledger; added by queries only. */
@Entity
@Immutable
@Table(name = "mouvement")
@IdClass(MouvementEnregistre.Cle.class)
class MouvementEnregistre {

    record Cle(String tranche, long rang) implements Serializable {}

    @Id
    private String tranche;

    @Id
    private long rang;

    @Enumerated(EnumType.STRING)
    private Nature nature;

    @Enumerated(EnumType.STRING)
    private Compte debite;

    @Enumerated(EnumType.STRING)
    private Compte credite;

    private long montant;
    private String dossier;
    private String origine;
    private String auteur;

    @Column(name = "auteur_nom")
    private String auteurNom;

    private String motif;
    private Instant le;
    private String delegation;
    private long disponible;
    private long reserve;
    private long engage;
    private long paye;
    private long reverse;

    @Column(name = "dossier_rang")
    private Long dossierRang;

    @Column(name = "dossier_reserve")
    private Long dossierReserve;

    @Column(name = "dossier_engage")
    private Long dossierEngage;

    @Column(name = "dossier_paye")
    private Long dossierPaye;

    @Column(name = "dossier_reverse")
    private Long dossierReverse;

    protected MouvementEnregistre() {}

    Ligne ligne() {
        return new Ligne(mouvement(), debite, credite, delegation, dossier());
    }

    Mouvement mouvement() {
        return new Mouvement(
                new Tranche(tranche),
                rang,
                nature,
                new Montant(montant),
                dossier,
                origine,
                auteur,
                auteurNom,
                motif,
                le,
                solde(disponible, reserve, engage, paye, reverse));
    }

    private Position dossier() {
        return dossier == null
                ? null
                : new Position(dossierRang, solde(0, dossierReserve, dossierEngage, dossierPaye, dossierReverse));
    }

    private static Solde solde(long disponible, long reserve, long engage, long paye, long reverse) {
        return new Solde(
                new Montant(disponible),
                new Montant(reserve),
                new Montant(engage),
                new Montant(paye),
                new Montant(reverse));
    }
}
