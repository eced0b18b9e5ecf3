package fr.guichets.socle.interne;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Row of a journal; written and read by queries only, never as an object. */
@Entity
@Immutable
@Table(name = "journal")
class LigneJournal {

    @Id
    private long rang;

    private Instant le;
    private String auteur;

    @Column(name = "auteur_nom")
    private String auteurNom;

    private String objet;
    private String action;
    private String avant;
    private String apres;
    private String empreinte;

    protected LigneJournal() {}
}
