package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.Accuse;
import fr.guichets.dossiers.Dossier;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Journal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
     * @param histoire what its journal says, oldest first
     */
    public record Provenance(
            Instant importeLe,
            String importePar,
            String fichier,
            String ligne,
            String origineGuichet,
            String origineNumero,
            List<Journal.Ligne> histoire) {

        public static final Provenance ICI = new Provenance(null, null, null, null, null, null, List.of());

        public static Provenance fichier(Instant importeLe, String importePar, String fichier, String ligne) {
            return new Provenance(importeLe, importePar, fichier, ligne, null, null, List.of());
        }

        static Provenance de(CodeDepartement guichet, String numero, List<Journal.Ligne> histoire) {
            return new Provenance(null, null, null, null, guichet.valeur(), numero, histoire);
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

    private String histoire;

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
        this.histoire = JsonDossiers.ecrire(provenance.histoire());
    }

    Dossier.Depot pour(DossierEnregistre d, LocalDate aujourdhui) {
        Delais delais = d.delais(aujourdhui);
        return new Dossier.Depot(
                deposeLe,
                par,
                versionReglement,
                millesime,
                population,
                d.evaluation().session(),
                delais.completudeAvant(),
                delais.rejetImpliciteLe(),
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

    /** Lines of the journals of the guichets where it was before, under the number that it had there. */
    List<Journal.Ligne> histoire() {
        return histoire == null ? List.of() : List.of(JsonDossiers.lire(histoire, Journal.Ligne[].class));
    }
}
