package fr.guichets.acces.interne;

import fr.guichets.acces.Equipe.Demande;
import fr.guichets.acces.Equipe.EtatDemande;
import fr.guichets.acces.Equipe.EtatInvitation;
import fr.guichets.acces.Equipe.Invitation;
import fr.guichets.acces.Habilitation;
import fr.guichets.acces.regles.AgentsReconnus;
import fr.guichets.documents.Courriels;
import fr.guichets.documents.Courriels.Courriel;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
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
    private Courriels courriels;

    @Inject
    private Guichets guichets;

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
        String service = guichets.parCode(guichet)
                .map(Guichet::complement)
                .map(complement -> "Guichet " + complement)
                .orElseThrow();
        courriels.poster(new Courriel(
                courriel,
                "invitation à rejoindre l’équipe",
                service,
                List.of(
                        "%s vous invite à rejoindre l’équipe du guichet, avec le rôle «\u00a0%s\u00a0»."
                                .formatted(Acteur.courant().nom(), role.libelle()),
                        "Ouvrez le lien, puis identifiez-vous avec ProConnect depuis votre poste de la préfecture.",
                        "Ce lien sert une seule fois, pendant sept jours. Ne le transmettez à personne."),
                adresse + "?cle=" + cle.texte(),
                "Accepter l’invitation",
                null,
                null));
        consigner(invitation, "INVITE", Acteur.courant().identifiant(), null);
        return invitation.id();
    }

    public Long revoquer(CodeDepartement guichet, long id, Acteur acteur) {
        InvitationEnvoyee invitation = em.find(InvitationEnvoyee.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (invitation == null || !invitation.guichet().equals(guichet)) {
            throw new Introuvable("Cette invitation n'existe pas.");
        }
        if (invitation.etat() == EtatInvitation.ACCEPTEE) {
            DemandeAcces demande = demandeDe(invitation);
            refuserPourSoi(demande, acteur);
            invitation.retirer(horloge.maintenant(), acteur.nom(), "Accès retiré.");
            habiliter(demande, false);
        } else {
            invitation.revoquer(horloge.maintenant(), acteur.nom());
        }
        consigner(invitation, "REVOQUE", acteur.identifiant(), null);
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
        demande.accorder(acteur, horloge.maintenant());
        demande.invitation().accepter(horloge.maintenant(), acteur.nom());
        habiliter(demande, true);
        consigner(demande.invitation(), "APPROUVE", demande.personne().identifiant(), null);
        return id;
    }

    public Long refuser(CodeDepartement guichet, long id, String motif, Acteur acteur) {
        DemandeAcces demande = verrouiller(guichet, id, acteur);
        demande.refuser(acteur, motif, horloge.maintenant());
        demande.invitation().refuser(horloge.maintenant(), acteur.nom(), motif);
        consigner(demande.invitation(), "REFUSE", demande.personne().identifiant(), motif);
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
        DemandeAcces venue = new DemandeAcces(invitation, personne, maintenant);
        boolean reconnue = AgentsReconnus.reconnu(reconnus.ecarts(
                guichet, invitation.courriel(), personne.fournisseur(), personne.siret(), personne.courriel()));
        if (reconnue) {
            venue.reconnaitre(maintenant);
            invitation.accepter(maintenant, personne.nom());
            habiliter(venue, true);
        } else {
            invitation.attendre();
        }
        em.persist(venue);
        consigner(invitation, reconnue ? "ACCEPTE" : "PRESENTE", acteur.identifiant(), null);
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

    private void habiliter(DemandeAcces demande, boolean accordee) {
        InvitationEnvoyee invitation = demande.invitation();
        sorties.deposer(
                Habilitation.TYPE,
                new Habilitation(
                        demande.personne().sujet(),
                        invitation.guichet().valeur(),
                        invitation.role(),
                        invitation.arrondissement(),
                        accordee));
    }

    private void consigner(InvitationEnvoyee invitation, String action, String identifiant, String motif) {
        Map<String, Object> apres = new LinkedHashMap<>();
        apres.put("guichet", invitation.guichet().valeur());
        apres.put("role", invitation.role());
        apres.put("arrondissement", Objects.toString(invitation.arrondissement(), ""));
        apres.put("courriel", invitation.courriel());
        apres.put("etat", invitation.etat());
        apres.put("identifiant", identifiant);
        apres.put("motif", Objects.toString(motif, ""));
        journal.consigner("invitation/" + invitation.id(), action, null, apres);
    }
}
