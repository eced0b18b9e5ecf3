package fr.guichets.web.acces;

import fr.guichets.acces.session.FiltreActeur;
import fr.guichets.socle.Acteur;
import fr.guichets.web.Lecture;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;

/** For which of her organisations a person acts here: a choice of this session. */
@Named("agirPour")
@RequestScoped
public class PageAgirPour {

    private static final String SUITE = "/dossiers/mes-dossiers";
    /** An address of this host, as a page of ours writes it. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\p{Cntrl}\\\\]*");

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Envoi envoi;

    private List<Lecture.Erreur> erreurs = List.of();

    /** Before the page is written: keeps the choice, then goes on. */
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
        envoi.vers(getRetour());
    }

    public List<Acteur.Mandat> getMandats() {
        return Acteur.courant().mandats();
    }

    public boolean choisie(Acteur.Mandat mandat) {
        return mandat.organisation().equals(Acteur.courant().agitPour());
    }

    public String getRetour() {
        String retour = envoi.parametre("retour");
        return LOCAL.matcher(retour).matches() && !retour.startsWith("/acces/agir-pour") ? retour : SUITE;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }
}
