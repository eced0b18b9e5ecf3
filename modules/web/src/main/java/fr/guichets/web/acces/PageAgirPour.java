package fr.guichets.web.acces;

import fr.guichets.acces.session.Connexion;
import fr.guichets.acces.session.FiltreActeur;
import fr.guichets.socle.Acteur;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** For which of her organisations a person acts here: a choice of this session. */
@Named("agirPour")
@RequestScoped
public class PageAgirPour {

    private static final String SUITE = "/dossiers/mes-dossiers";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Envoi envoi;

    private List<Lecture.Erreur> erreurs = List.of();

    /** Before the page is written: keeps the choice, then goes on by way of the login, which knows the addresses of this host. */
    public void agir() {
        if (!envoi.aFaire()) {
            return;
        }
        String cle = envoi.parametre("organisation");
        if (getMandats().stream()
                .noneMatch(mandat -> mandat.organisation().cle().equals(cle))) {
            erreurs = List.of(
                    new Lecture.Erreur("organisation-0", "Choisissez l’organisation pour laquelle vous agissez"));
            return;
        }
        requete.getSession().setAttribute(FiltreActeur.AGIT_POUR, cle);
        Redirection.vers(Connexion.CHEMIN + "?retour=" + Redirection.encoder(getRetour()));
    }

    public List<Acteur.Mandat> getMandats() {
        return Acteur.courant().mandats();
    }

    public boolean choisie(Acteur.Mandat mandat) {
        return mandat.organisation().equals(Acteur.courant().agitPour());
    }

    public String getRetour() {
        String retour = envoi.parametre("retour");
        return retour.isEmpty() || retour.startsWith("/acces/agir-pour") ? SUITE : retour;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }
}
