package fr.guichets.documents.interne;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.documents.Piece.Etat;
import fr.guichets.socle.Acteur;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file and what became of it; its bytes are beside it, in {@link BlocDePiece}. */
@Entity
@Table(name = "piece")
class PieceEnregistree {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private String objet;

    @Column(updatable = false)
    private String nature;

    @Column(updatable = false)
    private String nom;

    @Column(updatable = false)
    private String type;

    @Column(updatable = false)
    private long taille;

    @Column(updatable = false)
    private String empreinte;

    @Column(name = "deposee_le", updatable = false)
    private Instant deposeeLe;

    /** Identifier of who sent it. */
    @Column(name = "deposee_par", updatable = false)
    private String deposeePar;

    @Column(name = "deposee_par_nom", updatable = false)
    private String deposeeParNom;

    @Enumerated(EnumType.STRING)
    private Etat etat;

    private String motif;

    @Column(name = "controlee_le")
    private Instant controleeLe;

    @Column(name = "retiree_le")
    private Instant retireeLe;

    protected PieceEnregistree() {}

    PieceEnregistree(String objet, String nature, FichierRecu fichier, Acteur par, Instant le) {
        this.objet = objet;
        this.nature = nature;
        this.nom = fichier.nom();
        this.type = fichier.type();
        this.taille = fichier.taille();
        this.empreinte = fichier.empreinte();
        this.deposeeLe = le;
        this.deposeePar = par.identifiant();
        this.deposeeParNom = par.nom();
        this.etat = Etat.A_CONTROLER;
    }

    void reconnaitreSaine(Instant le) {
        this.etat = Etat.SAINE;
        this.controleeLe = le;
    }

    void refuser(String pourquoi, Instant le) {
        this.etat = Etat.REFUSEE;
        this.motif = pourquoi;
        this.controleeLe = le;
    }

    void retirer(Instant le) {
        this.retireeLe = le;
    }

    void retablir() {
        this.retireeLe = null;
    }

    long id() {
        return id;
    }

    boolean attend() {
        return etat == Etat.A_CONTROLER;
    }

    Piece lue() {
        return new Piece(id, objet, nature, nom, type, taille, empreinte, etat, motif, deposeeLe, deposeeParNom);
    }
}
