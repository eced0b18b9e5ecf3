package fr.guichets.reglement.interne;

import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.RegleModifieeEntreTemps;
import fr.guichets.socle.Acteur;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** What a draft says of one key that somebody touched. */
@Entity
@Table(name = "reglement_brouillon_regle")
class RegleEnBrouillon {

    @Embeddable
    record Id(Long brouillon, String cle) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String declaration;
    private Boolean modifiable;
    private long version;

    @Column(name = "modifiee_le")
    private Instant modifieeLe;

    @Column(name = "modifiee_par")
    private String modifieePar;

    @Column(name = "modifiee_par_nom")
    private String modifieeParNom;

    protected RegleEnBrouillon() {}

    /** @param publiee what the draft says of the key before anybody writes it; null to inherit */
    RegleEnBrouillon(Long brouillon, String cle, Declaration publiee) {
        this.id = new Id(brouillon, cle);
        this.declaration = JsonDeclaration.ecrire(publiee);
    }

    String cle() {
        return id.cle();
    }

    /** Null when the key inherits. */
    Declaration declaration() {
        return JsonDeclaration.lire(declaration);
    }

    /** Null when the draft does not say. */
    Boolean modifiable() {
        return modifiable;
    }

    /** Never that of another draft. */
    long version() {
        return id.brouillon() * BrouillonEnregistre.ECRITURES + version;
    }

    Instant modifieeLe() {
        return modifieeLe;
    }

    String modifieeParNom() {
        return modifieeParNom;
    }

    /** @throws RegleModifieeEntreTemps when somebody wrote it since */
    void exiger(long versionLue) {
        if (version() != versionLue) {
            throw new RegleModifieeEntreTemps(
                    declaration(),
                    version(),
                    modifieeLe,
                    modifieeParNom,
                    modifieePar.equals(Acteur.courant().identifiant()));
        }
    }

    /** @param nouvelle null to inherit */
    void ecrire(Declaration nouvelle, Boolean nouvellementModifiable, Instant le, Acteur par) {
        this.declaration = JsonDeclaration.ecrire(nouvelle);
        this.modifiable = nouvellementModifiable;
        this.version++;
        this.modifieeLe = le;
        this.modifieePar = par.identifiant();
        this.modifieeParNom = par.nom();
    }
}
