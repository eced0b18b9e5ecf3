package fr.guichets.web.acces;

import fr.guichets.acces.Equipe;
import fr.guichets.acces.Equipe.EtatInvitation;
import fr.guichets.acces.Equipe.Invitation;
import fr.guichets.socle.Introuvable;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The page that an invitation's link opens: reading it uses nothing up, only the button does. */
@Named("invitation")
@RequestScoped
public class PageInvitation {

    private static final String ADRESSE = "/acces/invitation";

    @Inject
    private Envoi envoi;

    @Inject
    private Equipe equipe;

    @Inject
    private PageEquipe roles;

    private Invitation invitation;

    /** Before the page is written: uses the key when the form was sent. */
    public void agir() {
        try {
            if (envoi.aFaire()) {
                EtatInvitation suite = equipe.accepter(getCle());
                Redirection.vers(ADRESSE + (suite == EtatInvitation.ACCEPTEE ? "?fait=ouvert" : "?fait=attente"));
            } else if (!isOuvert() && !isEnAttente()) {
                invitation = equipe.presentee(getCle());
            }
        } catch (Introuvable e) {
            invitation = null;
        }
    }

    public String getCle() {
        return envoi.parametre("cle");
    }

    public boolean isOuvert() {
        return envoi.parametre("fait").equals("ouvert");
    }

    public boolean isEnAttente() {
        return envoi.parametre("fait").equals("attente");
    }

    /** Null when the link cannot serve. */
    public Invitation getInvitation() {
        return invitation;
    }

    public String getRole() {
        return roles.role(invitation.role(), invitation.arrondissement());
    }
}
