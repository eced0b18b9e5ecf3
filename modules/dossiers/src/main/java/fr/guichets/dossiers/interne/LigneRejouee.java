package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.CriteresDeRejeu.Changement;
import fr.guichets.dossiers.Rejeu;
import fr.guichets.socle.CodeDepartement;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** One dossier that a trial of the national model would judge otherwise, with what filters and sorts it. */
@Entity
@Immutable
@Table(name = "rejeu_ligne")
class LigneRejouee {

    @Embeddable
    record Id(long rejeu, String guichet, String numero) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String porteur;

    @Enumerated(EnumType.STRING)
    private Changement changement;

    private boolean decide;
    private long avant;
    private long apres;
    private String texte;
    private String contenu;

    protected LigneRejouee() {}

    LigneRejouee(long rejeu, CodeDepartement guichet, Rejeu.Ligne ligne) {
        this.id = new Id(rejeu, guichet.valeur(), ligne.numero());
        this.porteur = ligne.organisation();
        this.changement = ligne.changement();
        this.decide = ligne.etat().estDecide();
        this.avant = ligne.avant().montant().centimes();
        this.apres = ligne.apres().montant().centimes();
        this.texte = Mots.normaliser(ligne.numero() + " " + ligne.organisation() + " " + ligne.intitule());
        this.contenu = JsonDossiers.ecrire(ligne);
    }

    Rejeu.Ligne lire() {
        return JsonDossiers.lire(contenu, Rejeu.Ligne.class);
    }
}
