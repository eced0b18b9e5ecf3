package fr.guichets.acces.interne;

import fr.guichets.documents.Courriels;
import fr.guichets.documents.Courriels.Courriel;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What is mailed about the team of a guichet, in the transaction that writes it. Who has no address is not written to. */
@ApplicationScoped
class CourriersDeLEquipe {

    @Inject
    private Courriels courriels;

    @Inject
    private Guichets guichets;

    void invitation(InvitationEnvoyee invitation, String par, String lien) {
        poster(
                invitation.courriel(),
                invitation,
                "invitation à rejoindre l’équipe",
                List.of(
                        "%s vous invite à rejoindre l’équipe du guichet, avec le rôle «\u00a0%s\u00a0»."
                                .formatted(par, invitation.role().libelle()),
                        "Ouvrez le lien, puis identifiez-vous avec ProConnect depuis votre poste de la préfecture.",
                        "Ce lien sert une seule fois, pendant sept jours. Ne le transmettez à personne."),
                lien,
                "Accepter l’invitation");
    }

    void approuvee(DemandeAcces demande) {
        poster(
                demande.personne().courriel(),
                demande.invitation(),
                "votre accès est ouvert",
                List.of(
                        "Vous faites maintenant partie de l’équipe du guichet, avec le rôle «\u00a0%s\u00a0»."
                                .formatted(demande.invitation().role().libelle()),
                        "Ce rôle prend effet à votre prochaine connexion."),
                null,
                null);
    }

    /** Says no more than the answer: the reason is for the journal. */
    void refusee(DemandeAcces demande) {
        poster(
                demande.personne().courriel(),
                demande.invitation(),
                "votre demande d’accès est refusée",
                List.of(
                        "L’accès à l’équipe du guichet, avec le rôle «\u00a0%s\u00a0», ne vous est pas ouvert."
                                .formatted(demande.invitation().role().libelle()),
                        "Pour en savoir plus, adressez-vous à la personne qui vous a invité."),
                null,
                null);
    }

    private void poster(
            String a,
            InvitationEnvoyee sujet,
            String objet,
            List<String> paragraphes,
            String lien,
            String libelleLien) {
        if (a.isEmpty()) {
            return;
        }
        String service = guichets.parCode(sujet.guichet())
                .map(Guichet::complement)
                .map(complement -> "Guichet " + complement)
                .orElseThrow();
        courriels.poster(new Courriel(a, objet, service, paragraphes, lien, libelleLien, null, null));
    }
}
