package fr.guichets.acces.interne;

import fr.guichets.acces.Mandats.Etat;
import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.acces.Mandats.Origine;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.OperationInvalide;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One right of one person for one organisation, from its request to its end; a change of right is another row. */
@Entity
@Table(name = "mandat")
public class MandatInscrit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "personne")
    private PersonneConnue personne;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organisation")
    private OrganisationConnue organisation;

    @Enumerated(EnumType.STRING)
    private Droit droit;

    @Enumerated(EnumType.STRING)
    private Origine origine;

    @Enumerated(EnumType.STRING)
    private Etat etat;

    private String fonction;

    @Column(name = "cree_le")
    private Instant creeLe;

    @Column(name = "accorde_le")
    private Instant accordeLe;

    @Column(name = "accorde_par")
    private String accordePar;

    @Column(name = "accorde_nom")
    private String accordeNom;

    @Column(name = "clos_le")
    private Instant closLe;

    @Column(name = "clos_par")
    private String closPar;

    @Column(name = "clos_nom")
    private String closNom;

    private String motif;

    @Version
    private long version;

    protected MandatInscrit() {}

    private MandatInscrit(PersonneConnue personne, OrganisationConnue organisation, Droit droit, Instant maintenant) {
        this.personne = personne;
        this.organisation = organisation;
        this.droit = droit;
        this.creeLe = maintenant;
    }

    static MandatInscrit demande(
            PersonneConnue personne, OrganisationConnue organisation, Droit droit, String fonction, Instant le) {
        MandatInscrit mandat = new MandatInscrit(personne, organisation, droit, le);
        mandat.etat = Etat.DEMANDE;
        mandat.fonction = fonction;
        return mandat;
    }

    /** What the SIRET is worth: nobody has granted it. */
    static MandatInscrit duSiret(PersonneConnue personne, OrganisationConnue organisation, Instant le) {
        MandatInscrit mandat = new MandatInscrit(personne, organisation, Droit.PREPARE, le);
        mandat.etat = Etat.ACTIF;
        mandat.origine = Origine.SIRET;
        mandat.fonction = "";
        mandat.accordeLe = le;
        return mandat;
    }

    static MandatInscrit accorde(
            PersonneConnue personne,
            OrganisationConnue organisation,
            Droit droit,
            Origine origine,
            Acteur par,
            Instant le) {
        MandatInscrit mandat = demande(personne, organisation, droit, "", le);
        mandat.accorder(origine, par, le);
        return mandat;
    }

    /** @throws OperationInvalide when the request has already been answered */
    void accorder(Origine autorite, Acteur par, Instant le) {
        exiger(Etat.DEMANDE);
        etat = Etat.ACTIF;
        origine = autorite;
        accordeLe = le;
        accordePar = par.identifiant();
        accordeNom = par.nom();
    }

    /** @throws OperationInvalide when the request has already been answered */
    void refuser(Origine autorite, Acteur par, String raison, Instant le) {
        exiger(Etat.DEMANDE);
        origine = autorite;
        clore(Etat.REFUSE, par, raison, le);
    }

    /** @throws OperationInvalide when it has already ended */
    void retirer(Acteur par, String raison, Instant le) {
        exiger(Etat.ACTIF);
        clore(Etat.RETIRE, par, raison, le);
    }

    /** The identity provider now asserts another SIRET. */
    void perdreSiret(Instant le) {
        exiger(Etat.ACTIF);
        etat = Etat.RETIRE;
        closLe = le;
        motif = "Le numéro SIRET de la connexion a changé.";
    }

    private void clore(Etat fin, Acteur par, String raison, Instant le) {
        etat = fin;
        closLe = le;
        closPar = par.identifiant();
        closNom = par.nom();
        motif = raison;
    }

    private void exiger(Etat attendu) {
        if (etat != attendu) {
            throw attendu == Etat.DEMANDE
                    ? new OperationInvalide("DEJA_REPONDU", "Cette demande a déjà reçu une réponse.")
                    : new OperationInvalide("DEJA_CLOS", "Ce droit n'est plus actif.");
        }
    }

    PersonneConnue personne() {
        return personne;
    }

    OrganisationConnue organisation() {
        return organisation;
    }

    Droit droit() {
        return droit;
    }

    Origine origine() {
        return origine;
    }

    Etat etat() {
        return etat;
    }

    /** What the journal calls it. */
    String objet() {
        return "mandat/" + id;
    }

    Map<String, Object> etatConsigne() {
        Map<String, Object> consigne = new LinkedHashMap<>();
        consigne.put("personne", personne.identifiant());
        consigne.put("organisation", organisation.organisation().cle());
        consigne.put("droit", droit);
        consigne.put("etat", etat);
        consigne.put("origine", origine);
        consigne.put("motif", motif);
        return consigne;
    }

    Mandat mandat() {
        return new Mandat(
                id,
                personne.titulaire(),
                organisation.organisation(),
                organisation.guichet(),
                droit,
                origine,
                etat,
                fonction,
                creeLe,
                accordeLe,
                accordeNom,
                closLe,
                closNom,
                motif);
    }
}
