package fr.guichets.acces.interne;

import fr.guichets.acces.Equipe.Demande;
import fr.guichets.acces.Equipe.Ecart;
import fr.guichets.acces.Equipe.EtatDemande;
import fr.guichets.acces.regles.AgentsReconnus;
import fr.guichets.socle.Acteur;
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
import java.util.ArrayList;
import java.util.List;

/** Who came with the key of an invitation, and what the identity provider said of her at that moment. */
@Entity
@Table(name = "demande_acces")
public class DemandeAcces {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "invitation")
    private InvitationEnvoyee invitation;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "personne")
    private PersonneConnue personne;

    private String nom;
    private String courriel;
    private String siret;
    private String fournisseur;

    @Enumerated(EnumType.STRING)
    private EtatDemande etat;

    @Column(name = "presente_le")
    private Instant presenteLe;

    @Column(name = "decide_le")
    private Instant decideLe;

    @Column(name = "decide_par")
    private String decidePar;

    @Column(name = "decide_nom")
    private String decideNom;

    private String motif;

    @Version
    private long version;

    protected DemandeAcces() {}

    DemandeAcces(InvitationEnvoyee invitation, PersonneConnue personne, Instant le) {
        this.invitation = invitation;
        this.personne = personne;
        this.nom = personne.nom();
        this.courriel = personne.courriel();
        this.siret = personne.siret();
        this.fournisseur = personne.fournisseur();
        this.etat = EtatDemande.DEMANDE;
        this.presenteLe = le;
    }

    /** Everything agrees: nobody has to approve. */
    void reconnaitre(Instant le) {
        etat = EtatDemande.ACCORDE;
        decideLe = le;
    }

    /** @throws OperationInvalide when it has already been answered */
    void accorder(Acteur par, Instant le) {
        decider(EtatDemande.ACCORDE, par, null, le);
    }

    /** @throws OperationInvalide when it has already been answered */
    void refuser(Acteur par, String raison, Instant le) {
        decider(EtatDemande.REFUSE, par, raison, le);
    }

    private void decider(EtatDemande decision, Acteur par, String raison, Instant le) {
        if (etat != EtatDemande.DEMANDE) {
            throw new OperationInvalide("DEJA_REPONDU", "Cette demande a déjà reçu une réponse.");
        }
        etat = decision;
        decidePar = par.identifiant();
        decideNom = par.nom();
        motif = raison;
        decideLe = le;
    }

    Long id() {
        return id;
    }

    InvitationEnvoyee invitation() {
        return invitation;
    }

    PersonneConnue personne() {
        return personne;
    }

    String nom() {
        return nom;
    }

    EtatDemande etat() {
        return etat;
    }

    /** Who has invited herself is recognised by nobody else: whatever she proves, another must approve. */
    List<Ecart> ecarts(AgentsReconnus reconnus) {
        List<Ecart> ecarts = new ArrayList<>();
        if (invitation.invitePar(personne.identifiant())) {
            ecarts.add(new Ecart("Auteur de l’invitation", "une autre personne que l’invité", nom, true));
        }
        ecarts.addAll(reconnus.ecarts(invitation.guichet(), invitation.courriel(), fournisseur, siret, courriel));
        return ecarts;
    }

    Demande demande(AgentsReconnus reconnus) {
        return new Demande(
                id,
                nom,
                courriel,
                invitation.role(),
                invitation.arrondissement(),
                ecarts(reconnus),
                presenteLe,
                personne.identifiant());
    }
}
