package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.MesDossiers;
import fr.guichets.socle.Organisation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** What the national level knows of a dossier. A draft put aside stays here, unseen: its last message may come again. */
@Entity
@Table(name = "dossier_index")
public class IndexDossier {

    /** @param cle provisional reference, which never changes */
    @Embeddable
    record Cle(String guichet, String cle) implements Serializable {}

    @EmbeddedId
    private Cle id;

    private long version;
    private String reference;
    private String numero;
    private String intitule;

    @Enumerated(EnumType.STRING)
    private EtatDossier etat;

    private String organisation;

    @Column(name = "organisation_nature")
    private String organisationNature;

    @Column(name = "organisation_code")
    private String organisationCode;

    @Column(name = "organisation_nom")
    private String organisationNom;

    @Column(name = "depose_le")
    private Instant deposeLe;

    @Column(name = "modifie_le")
    private Instant modifieLe;

    private boolean supprime;

    @Column(name = "cree_par")
    private String creePar;

    protected IndexDossier() {}

    IndexDossier(Cle id) {
        this.id = id;
    }

    /** Does nothing when it already knows as much. */
    void suivre(Suites.Indexation nouvelle) {
        if (reference != null && version >= nouvelle.version()) {
            return;
        }
        this.version = nouvelle.version();
        this.reference = nouvelle.reference();
        this.numero = nouvelle.numero();
        this.intitule = nouvelle.intitule();
        this.etat = nouvelle.etat();
        this.organisation = nouvelle.porteur().cle();
        this.organisationNature = nouvelle.porteur().nature();
        this.organisationCode = nouvelle.porteur().code();
        this.organisationNom = nouvelle.porteur().nom();
        this.deposeLe = nouvelle.deposeLe();
        this.modifieLe = nouvelle.modifieLe();
        this.supprime = nouvelle.supprime();
        this.creePar = nouvelle.creePar();
    }

    public MesDossiers.Indexe indexe() {
        return new MesDossiers.Indexe(
                id.guichet(),
                reference,
                numero,
                intitule,
                etat,
                new Organisation(organisationNature, organisationCode, organisationNom),
                deposeLe,
                modifieLe);
    }
}
