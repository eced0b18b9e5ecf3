package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.web.AppelAProjets;
import fr.guichets.web.Lecture;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The public page as the draft would make it, on the day that one chooses. */
@Named("apercuDesRegles")
@RequestScoped
public class PageApercu {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Perimetre perimetre;

    @Inject
    private Brouillons brouillons;

    @Inject
    private AppelAProjets appel;

    @Inject
    private Typographie fr;

    private boolean lisible;
    private String au;
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();

    public void lire() {
        LocalDate jour = jour();
        perimetre.executer(() -> {
            Brouillon brouillon = brouillons.apercu();
            lisible = brouillon.resolu() != null;
            if (lisible) {
                appel.montrer(brouillon.resolu(), jour);
            }
            return null;
        });
    }

    private LocalDate jour() {
        LocalDate aujourdhui = perimetre.getAujourdhui();
        au = requete.getParameter("jour") == null
                ? fr.dateCourte(aujourdhui)
                : requete.getParameter("jour").strip();
        try {
            return Lecture.date(au);
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur("jour", e.getMessage()));
            return aujourdhui;
        }
    }

    /** False when something in the draft must be corrected first. */
    public boolean isLisible() {
        return lisible;
    }

    public String getAu() {
        return au;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String getErreur() {
        return Lecture.Erreur.remede(erreurs, "jour");
    }
}
