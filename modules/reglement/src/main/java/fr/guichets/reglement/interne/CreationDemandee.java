package fr.guichets.reglement.interne;

import fr.guichets.reglement.AdministrationDesGuichets.Creation;
import fr.guichets.reglement.AdministrationDesGuichets.Etape;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A guichet that somebody asked for. The server writes the request, the installation how far it got. */
@Entity
@Table(name = "creation")
class CreationDemandee {

    @Id
    private String code;

    private String slug;
    private String nom;
    private String declaration;
    private String contenu;

    @Column(name = "demandee_le")
    private Instant demandeeLe;

    @Column(name = "demandee_par")
    private String demandeePar;

    @Column(name = "demandee_par_nom")
    private String demandeeParNom;

    @Enumerated(EnumType.STRING)
    private Etape etape;

    private String erreur;

    protected CreationDemandee() {}

    CreationDemandee(CodeDepartement code) {
        this.code = code.valeur();
    }

    /**
     * @param declaration the file as it was given
     * @param contenu what was read in it, that the installation will write
     */
    void demander(String slug, String nom, String declaration, String contenu, Acteur acteur, Instant maintenant) {
        this.slug = slug;
        this.nom = nom;
        this.declaration = declaration;
        this.contenu = contenu;
        demandeeLe = maintenant;
        demandeePar = acteur.identifiant();
        demandeeParNom = acteur.nom();
        etape = Etape.DEMANDEE;
        erreur = null;
    }

    boolean enEchec() {
        return erreur != null;
    }

    /** The installation takes it up again at the step where it stopped. */
    void reprendre() {
        erreur = null;
    }

    Creation creation() {
        return new Creation(new CodeDepartement(code), nom, demandeeLe, demandeeParNom, etape, erreur);
    }
}
