package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.Rejeu;
import fr.guichets.dossiers.Rejeu.Effet;
import fr.guichets.dossiers.RejeuNational.DuGuichet;
import fr.guichets.dossiers.RejeuNational.Etat;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** What one guichet answered to a trial of the national model; amounts in cents. */
@Entity
@Table(name = "rejeu_guichet")
class RejeuDuGuichet {

    @Embeddable
    record Id(long rejeu, String guichet) implements Serializable {}

    @EmbeddedId
    private Id id;

    @Enumerated(EnumType.STRING)
    private Etat etat = Etat.EN_ROUTE;

    private int examines;
    private int changes;
    private long avant;
    private long apres;

    @Column(name = "decides_examines")
    private int decidesExamines;

    @Column(name = "decides_changes")
    private int decidesChanges;

    @Column(name = "decides_avant")
    private long decidesAvant;

    @Column(name = "decides_apres")
    private long decidesApres;

    private long enveloppe;
    private String raison;
    private Instant le;

    protected RejeuDuGuichet() {}

    RejeuDuGuichet(long rejeu, CodeDepartement guichet) {
        this.id = new Id(rejeu, guichet.valeur());
    }

    void rejoue(Rejeu.Resultat resultat, Instant maintenant) {
        Effet enCours = resultat.enCours();
        Effet decides = resultat.decides();
        this.etat = Etat.REJOUE;
        this.examines = enCours.examines();
        this.changes = enCours.changes();
        this.avant = enCours.avant().centimes();
        this.apres = enCours.apres().centimes();
        this.decidesExamines = decides.examines();
        this.decidesChanges = decides.changes();
        this.decidesAvant = decides.avant().centimes();
        this.decidesApres = decides.apres().centimes();
        this.enveloppe = resultat.enveloppe().centimes();
        this.le = maintenant;
    }

    void refuser(String pourquoi, Instant maintenant) {
        this.etat = Etat.REFUSE;
        this.raison = pourquoi;
        this.le = maintenant;
    }

    DuGuichet lire() {
        return new DuGuichet(
                new CodeDepartement(id.guichet()),
                etat,
                new Effet(examines, changes, new Montant(avant), new Montant(apres)),
                new Effet(decidesExamines, decidesChanges, new Montant(decidesAvant), new Montant(decidesApres)),
                new Montant(enveloppe),
                raison,
                le);
    }
}
