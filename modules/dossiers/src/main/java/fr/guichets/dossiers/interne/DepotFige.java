package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.Accuse;
import fr.guichets.dossiers.Dossier;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.socle.CodeDepartement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What filing froze; the role of the guichet can add one and never change it. */
@Entity
@Immutable
@Table(name = "depot")
public class DepotFige {

    /**
     * From where a dossier comes when nobody filed it here.
     *
     * @param fichier SHA-256 of an imported file, {@code ligne} that of its row
     * @param origineGuichet code of the guichet that handed it over
     */
    public record Provenance(
            Instant importeLe,
            String importePar,
            String fichier,
            String ligne,
            String origineGuichet,
            String origineNumero) {

        public static final Provenance ICI = new Provenance(null, null, null, null, null, null);

        static Provenance de(CodeDepartement guichet, String numero) {
            return new Provenance(null, null, null, null, guichet.valeur(), numero);
        }

        public boolean estUnImport() {
            return fichier != null;
        }
    }

    @Id
    private Long dossier;

    private String numero;

    @Column(name = "depose_le")
    private Instant deposeLe;

    private String par;
    private String courriel;

    @Column(name = "version_reglement")
    private String versionReglement;

    private int millesime;
    private int population;
    private String porteur;
    private String saisie;
    private String evaluation;
    private String accuse;

    @Column(name = "importe_le")
    private Instant importeLe;

    @Column(name = "importe_par")
    private String importePar;

    private String fichier;
    private String ligne;

    @Column(name = "origine_guichet")
    private String origineGuichet;

    @Column(name = "origine_numero")
    private String origineNumero;

    protected DepotFige() {}

    DepotFige(DossierEnregistre dossier, Accuse accuse, Collectivite porteur, String courriel, Provenance provenance) {
        this.dossier = dossier.id();
        this.numero = accuse.numero();
        this.deposeLe = accuse.deposeLe();
        this.par = accuse.deposant();
        this.courriel = courriel;
        this.versionReglement = accuse.evaluation().versionReglement();
        this.millesime = accuse.millesime();
        this.population = accuse.population();
        this.porteur = JsonDossiers.ecrire(porteur);
        this.saisie = JsonDossiers.ecrire(accuse.saisie());
        this.evaluation = JsonDossiers.ecrire(accuse.evaluation());
        this.accuse = JsonDossiers.ecrire(accuse);
        this.importeLe = provenance.importeLe();
        this.importePar = provenance.importePar();
        this.fichier = provenance.fichier();
        this.ligne = provenance.ligne();
        this.origineGuichet = provenance.origineGuichet();
        this.origineNumero = provenance.origineNumero();
    }

    Dossier.Depot pour(DossierEnregistre d) {
        return new Dossier.Depot(
                deposeLe,
                par,
                versionReglement,
                millesime,
                population,
                d.evaluation().session(),
                d.completudeAvant(),
                d.rejetImpliciteLe(),
                fichier == null ? null : new Dossier.Importation(importeLe, importePar, fichier));
    }

    public Accuse accuse() {
        return JsonDossiers.lire(accuse, Accuse.class);
    }

    public Collectivite porteur() {
        return JsonDossiers.lire(porteur, Collectivite.class);
    }

    public String versionReglement() {
        return versionReglement;
    }

    public Instant deposeLe() {
        return deposeLe;
    }

    public String par() {
        return par;
    }

    public String courriel() {
        return courriel;
    }

    public String ligne() {
        return ligne;
    }
}
