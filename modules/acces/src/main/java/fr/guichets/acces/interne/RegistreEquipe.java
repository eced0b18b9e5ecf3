package fr.guichets.acces.interne;

import fr.guichets.acces.Equipe.Demande;
import fr.guichets.acces.Equipe.EtatDemande;
import fr.guichets.acces.Equipe.EtatInvitation;
import fr.guichets.acces.Equipe.Invitation;
import fr.guichets.acces.Habilitation;
import fr.guichets.acces.regles.AgentsReconnus;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Invitations and the requests that come out of them, in the national schema. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class RegistreEquipe {

    private static final Duration VALIDITE = Duration.ofDays(7);
    private static final int MAXIMUM = 200;

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    @Inject
    private RegistrePersonnes personnes;

    @Inject
    private Horloge horloge;

    @Inject
    private Journal journal;

    @Inject
    private Sorties sorties;

    @Inject
    private CourriersDeLEquipe courriers;

    public List<Invitation> invitations(CodeDepartement guichet) {
        Instant maintenant = horloge.maintenant();
        return em.createQuery("""
                        select i, d from InvitationEnvoyee i left join DemandeAcces d on d.invitation = i
                         where i.guichet = :guichet order by i.inviteLe desc, i.id desc
                        """, Object[].class)
                .setParameter("guichet", guichet.valeur())
                .setMaxResults(MAXIMUM)
                .getResultStream()
                .map(ligne -> ((InvitationEnvoyee) ligne[0])
                        .invitation(maintenant, ligne[1] == null ? null : ((DemandeAcces) ligne[1]).nom()))
                .toList();
    }

    public List<Demande> demandes(CodeDepartement guichet, AgentsReconnus reconnus) {
        return em.createQuery("""
                        select d from DemandeAcces d join fetch d.invitation join fetch d.personne
                         where d.invitation.guichet = :guichet and d.etat = :demande order by d.presenteLe, d.id
                        """, DemandeAcces.class)
                .setParameter("guichet", guichet.valeur())
                .setParameter("demande", EtatDemande.DEMANDE)
                .getResultStream()
                .map(demande -> demande.demande(reconnus))
                .toList();
    }

    public Long inviter(CodeDepartement guichet, Role role, String arrondissement, String courriel, String adresse) {
        Cle cle = Cle.nouvelle();
        Instant maintenant = horloge.maintenant();
        InvitationEnvoyee invitation = new InvitationEnvoyee(
                guichet,
                role,
                arrondissement,
                courriel,
                cle.empreinte(),
                Acteur.courant(),
                maintenant,
                maintenant.plus(VALIDITE));
        em.persist(invitation);
        courriers.invitation(invitation, Acteur.courant().nom(), adresse + "?cle=" + cle.texte());
        consigner(invitation, "INVITE", null, etat(invitation, null, null));
        return invitation.id();
    }

    public Long revoquer(CodeDepartement guichet, long id, Acteur acteur) {
        InvitationEnvoyee invitation = em.find(InvitationEnvoyee.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (invitation == null || !invitation.guichet().equals(guichet)) {
            throw new Introuvable("Cette invitation n'existe pas.");
        }
        PersonneConnue concernee = null;
        Map<String, Object> avant;
        if (invitation.etat() == EtatInvitation.ACCEPTEE) {
            DemandeAcces demande = demandeDe(invitation);
            refuserPourSoi(demande, acteur);
            concernee = demande.personne();
            avant = etat(invitation, concernee, null);
            invitation.retirer(horloge.maintenant(), acteur.nom(), "Accès retiré.");
            annoncer(demande);
        } else {
            avant = etat(invitation, null, null);
            invitation.revoquer(horloge.maintenant(), acteur.nom());
        }
        consigner(invitation, "REVOQUE", avant, etat(invitation, concernee, null));
        return id;
    }

    private DemandeAcces demandeDe(InvitationEnvoyee invitation) {
        return em.createQuery(
                        "select d from DemandeAcces d join fetch d.personne where d.invitation = :invitation",
                        DemandeAcces.class)
                .setParameter("invitation", invitation)
                .getSingleResult();
    }

    public Long approuver(CodeDepartement guichet, long id, Acteur acteur) {
        DemandeAcces demande = verrouiller(guichet, id, acteur);
        Map<String, Object> avant = etat(demande.invitation(), demande.personne(), null);
        demande.accorder(acteur, horloge.maintenant());
        demande.invitation().accepter(horloge.maintenant(), acteur.nom());
        annoncer(demande);
        courriers.approuvee(demande);
        consigner(demande.invitation(), "APPROUVE", avant, etat(demande.invitation(), demande.personne(), null));
        return id;
    }

    public Long refuser(CodeDepartement guichet, long id, String motif, Acteur acteur) {
        DemandeAcces demande = verrouiller(guichet, id, acteur);
        Map<String, Object> avant = etat(demande.invitation(), demande.personne(), null);
        demande.refuser(acteur, motif, horloge.maintenant());
        demande.invitation().refuser(horloge.maintenant(), acteur.nom(), motif);
        courriers.refusee(demande);
        consigner(demande.invitation(), "REFUSE", avant, etat(demande.invitation(), demande.personne(), motif));
        return id;
    }

    private DemandeAcces verrouiller(CodeDepartement guichet, long id, Acteur acteur) {
        DemandeAcces demande = em.find(DemandeAcces.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (demande == null || !demande.invitation().guichet().equals(guichet)) {
            throw new Introuvable("Cette demande n'existe pas.");
        }
        refuserPourSoi(demande, acteur);
        return demande;
    }

    private static void refuserPourSoi(DemandeAcces demande, Acteur acteur) {
        if (demande.personne().identifiant().equals(acteur.identifiant())) {
            throw new OperationInvalide("POUR_SOI", "Une autre personne que vous doit décider de vos propres droits.");
        }
    }

    public Invitation presentee(CodeDepartement guichet, String cle) {
        return parCle(guichet, cle, LockModeType.NONE).invitation(horloge.maintenant(), null);
    }

    public EtatInvitation accepter(CodeDepartement guichet, String cle, Acteur acteur, AgentsReconnus reconnus) {
        InvitationEnvoyee invitation = parCle(guichet, cle, LockModeType.PESSIMISTIC_WRITE);
        PersonneConnue personne = personnes.verrouiller(acteur.identifiant());
        Instant maintenant = horloge.maintenant();
        Map<String, Object> avant = etat(invitation, null, null);
        DemandeAcces venue = new DemandeAcces(invitation, personne, maintenant);
        boolean reconnue = AgentsReconnus.reconnu(venue.ecarts(reconnus));
        if (reconnue) {
            venue.reconnaitre(maintenant);
            invitation.accepter(maintenant, personne.nom());
            annoncer(venue);
        } else {
            invitation.attendre();
        }
        em.persist(venue);
        consigner(invitation, reconnue ? "ACCEPTE" : "PRESENTE", avant, etat(invitation, personne, null));
        return invitation.etat();
    }

    private InvitationEnvoyee parCle(CodeDepartement guichet, String cle, LockModeType verrou) {
        Optional<InvitationEnvoyee> invitation = Cle.lue(cle).flatMap(lue -> em.createQuery(
                        "select i from InvitationEnvoyee i where i.empreinte = :empreinte and i.guichet = :guichet",
                        InvitationEnvoyee.class)
                .setParameter("empreinte", lue.empreinte())
                .setParameter("guichet", guichet.valeur())
                .setLockMode(verrou)
                .getResultStream()
                .findFirst());
        return invitation
                .filter(trouvee -> trouvee.ouverteLe(horloge.maintenant()))
                .orElseThrow(() -> new Introuvable("Ce lien d'invitation n'est pas valable."));
    }

    /** True when an invitation that holds gives this role to this person, however many were revoked. */
    public boolean habilite(Habilitation habilitation) {
        return em.createQuery("""
                                select count(d) from DemandeAcces d
                                 where d.personne.identifiant = :identifiant and d.invitation.guichet = :guichet
                                   and d.invitation.role = :role and d.invitation.etat = :acceptee
                                   and coalesce(d.invitation.arrondissement, '') = :arrondissement
                                """, Long.class)
                        .setParameter("identifiant", habilitation.identifiant())
                        .setParameter("guichet", habilitation.guichet())
                        .setParameter("role", habilitation.role())
                        .setParameter("acceptee", EtatInvitation.ACCEPTEE)
                        .setParameter("arrondissement", Objects.toString(habilitation.arrondissement(), ""))
                        .getSingleResult()
                > 0;
    }

    /** The identity provider has to be told that what this person may do has changed. */
    private void annoncer(DemandeAcces demande) {
        InvitationEnvoyee invitation = demande.invitation();
        sorties.deposer(
                Habilitation.TYPE,
                new Habilitation(
                        demande.personne().identifiant(),
                        invitation.guichet().valeur(),
                        invitation.role(),
                        invitation.arrondissement()));
    }

    private void consigner(
            InvitationEnvoyee invitation, String action, Map<String, Object> avant, Map<String, Object> apres) {
        journal.consigner("invitation/" + invitation.id(), action, avant, apres);
    }

    /** @param concernee who came with the key, null as long as nobody has */
    private static Map<String, Object> etat(InvitationEnvoyee invitation, PersonneConnue concernee, String motif) {
        Map<String, Object> etat = new LinkedHashMap<>();
        etat.put("guichet", invitation.guichet().valeur());
        etat.put("role", invitation.role());
        etat.put("arrondissement", Objects.toString(invitation.arrondissement(), ""));
        etat.put("courriel", invitation.courriel());
        etat.put("etat", invitation.etat());
        etat.put("identifiant", concernee == null ? "" : concernee.identifiant());
        etat.put("motif", Objects.toString(motif, ""));
        return etat;
    }
}
