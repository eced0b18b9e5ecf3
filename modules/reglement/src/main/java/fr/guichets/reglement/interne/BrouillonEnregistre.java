package fr.guichets.reglement.interne;

import fr.guichets.socle.Acteur;
import fr.guichets.socle.ModifieEntreTemps;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A draft of the current perimeter. Its row is locked by whoever writes in it, so that its version tells every change. */
@Entity
@Table(name = "reglement_brouillon")
class BrouillonEnregistre {

    /** More than anybody writes in one draft: what is numbered from it is never numbered so in another. */
    static final long ECRITURES = 1_000_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private String base;

    private long version;

    @Column(name = "ouvert_le", updatable = false)
    private Instant ouvertLe;

    @Column(name = "ouvert_par", updatable = false)
    private String ouvertPar;

    @Column(name = "ouvert_par_nom", updatable = false)
    private String ouvertParNom;

    @Column(name = "clos_le")
    private Instant closLe;

    protected BrouillonEnregistre() {}

    BrouillonEnregistre(String base, Instant le, Acteur par) {
        this.base = base;
        this.version = 1;
        this.ouvertLe = le;
        this.ouvertPar = par.identifiant();
        this.ouvertParNom = par.nom();
    }

    /** What would be opened, never stored. */
    static BrouillonEnregistre pasOuvert(String base) {
        BrouillonEnregistre vide = new BrouillonEnregistre();
        vide.base = base;
        return vide;
    }

    Long id() {
        return id;
    }

    String base() {
        return base;
    }

    /** 0 when it is not open, else never that of another draft. */
    long version() {
        return id == null ? 0 : id * ECRITURES + version;
    }

    Instant ouvertLe() {
        return ouvertLe;
    }

    String ouvertParNom() {
        return ouvertParNom;
    }

    void toucher() {
        version++;
    }

    /** @throws ModifieEntreTemps when it is no more the one that was read */
    void exiger(long versionLue) {
        if (version() != versionLue) {
            throw new ModifieEntreTemps("ce brouillon");
        }
    }

    void clore(Instant le) {
        this.closLe = le;
    }
}
