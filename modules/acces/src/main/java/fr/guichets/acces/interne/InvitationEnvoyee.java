package fr.guichets.acces.interne;

import fr.guichets.acces.Equipe.EtatInvitation;
import fr.guichets.acces.Equipe.Invitation;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** An invitation to work for one guichet: its key serves once. */
@Entity
@Table(name = "invitation")
public class InvitationEnvoyee {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String guichet;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String arrondissement;
    private String courriel;
    private String empreinte;

    @Enumerated(EnumType.STRING)
    private EtatInvitation etat;

    @Column(name = "invite_le")
    private Instant inviteLe;

    @Column(name = "invite_par")
    private String invitePar;

    @Column(name = "invite_nom")
    private String inviteNom;

    @Column(name = "expire_le")
    private Instant expireLe;

    @Column(name = "clos_le")
    private Instant closLe;

    @Column(name = "clos_nom")
    private String closNom;

    private String motif;

    @Version
    private long version;

    protected InvitationEnvoyee() {}

    InvitationEnvoyee(
            CodeDepartement guichet,
            Role role,
            String arrondissement,
            String courriel,
            String empreinte,
            Acteur par,
            Instant le,
            Instant expireLe) {
        this.guichet = guichet.valeur();
        this.role = role;
        this.arrondissement = arrondissement;
        this.courriel = courriel;
        this.empreinte = empreinte;
        this.etat = EtatInvitation.OUVERTE;
        this.inviteLe = le;
        this.invitePar = par.identifiant();
        this.inviteNom = par.nom();
        this.expireLe = expireLe;
    }

    /** True as long as the key may serve. */
    boolean ouverteLe(Instant instant) {
        return etat == EtatInvitation.OUVERTE && instant.isBefore(expireLe);
    }

    boolean invitePar(String identifiant) {
        return invitePar.equals(identifiant);
    }

    void attendre() {
        exiger(EtatInvitation.OUVERTE);
        etat = EtatInvitation.EN_ATTENTE;
    }

    void accepter(Instant le, String par) {
        clore(EtatInvitation.ACCEPTEE, le, par, null);
    }

    void refuser(Instant le, String par, String raison) {
        exiger(EtatInvitation.EN_ATTENTE);
        clore(EtatInvitation.REFUSEE, le, par, raison);
    }

    /** @throws OperationInvalide when somebody has already used it, or when it is over */
    void revoquer(Instant le, String par) {
        exiger(EtatInvitation.OUVERTE);
        clore(EtatInvitation.REVOQUEE, le, par, null);
    }

    /** Takes back the role that it gave. */
    void retirer(Instant le, String par, String raison) {
        exiger(EtatInvitation.ACCEPTEE);
        clore(EtatInvitation.REVOQUEE, le, par, raison);
    }

    private void clore(EtatInvitation fin, Instant le, String par, String raison) {
        etat = fin;
        closLe = le;
        closNom = par;
        motif = raison;
    }

    private void exiger(EtatInvitation attendu) {
        if (etat != attendu) {
            throw new OperationInvalide("DEJA_CLOS", "Cette invitation n'en est plus là : rechargez la page.");
        }
    }

    Long id() {
        return id;
    }

    CodeDepartement guichet() {
        return new CodeDepartement(guichet);
    }

    Role role() {
        return role;
    }

    String arrondissement() {
        return arrondissement;
    }

    String courriel() {
        return courriel;
    }

    EtatInvitation etat() {
        return etat;
    }

    /** @param venu name of who came with the key, null when nobody has */
    Invitation invitation(Instant maintenant, String venu) {
        EtatInvitation vu = etat == EtatInvitation.OUVERTE && !ouverteLe(maintenant) ? EtatInvitation.EXPIREE : etat;
        return new Invitation(
                id, role, arrondissement, courriel, vu, inviteLe, inviteNom, expireLe, closLe, closNom, motif, venu);
    }
}
