package fr.guichets.dossiers.interne;

import fr.guichets.socle.Acteur;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Who opened a dossier, who changed it last, and the last change that the applicant knows of. */
@Embeddable
class Traces {

    @Column(name = "cree_le")
    private Instant creeLe;

    /** Identifier of who opened it. */
    @Column(name = "cree_par", updatable = false)
    private String creePar;

    @Column(name = "modifie_le")
    private Instant modifieLe;

    @Column(name = "modifie_par")
    private String modifiePar;

    /** Its own, or what it was told. */
    @Column(name = "notifie_le")
    private Instant notifieLe;

    @Column(name = "notifie_par")
    private String notifiePar;

    /** Rises with what the applicant knows: the version of the whole would tell when a preparatory act was done. */
    private long revision;

    protected Traces() {}

    Traces(Instant maintenant) {
        this.creeLe = maintenant;
        this.creePar = Acteur.courant().identifiant();
    }

    void ouvertPar(String identifiant) {
        this.creePar = identifiant;
    }

    /** An act that the applicant did, or is told of. */
    void touche(Instant maintenant) {
        prepare(maintenant);
        this.notifieLe = modifieLe;
        this.notifiePar = modifiePar;
        this.revision++;
    }

    /** A preparatory act of the guichet, of which the applicant is told nothing. */
    void prepare(Instant maintenant) {
        this.modifieLe = maintenant;
        this.modifiePar = Acteur.courant().nom();
    }

    Instant creeLe() {
        return creeLe;
    }

    String creePar() {
        return creePar;
    }

    Instant modifieLe() {
        return modifieLe;
    }

    String modifiePar() {
        return modifiePar;
    }

    Instant notifieLe() {
        return notifieLe;
    }

    String notifiePar() {
        return notifiePar;
    }

    long revision() {
        return revision;
    }
}
