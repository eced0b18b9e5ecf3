package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Reglement.Depot;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The draft read again, sentence by sentence, then published from a day on. */
@Named("publicationDesRegles")
@RequestScoped
public class PagePublication {

    static final String ADRESSE = "/reglement/publier";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Perimetre perimetre;

    @Inject
    private Brouillons brouillons;

    @Inject
    private Reglements reglements;

    @Inject
    private Typographie fr;

    private Brouillon brouillon;
    private List<Changement> changements = List.of();
    private String fermeture = "";
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        perimetre.executer(() -> {
            if (requete.getMethod().equals("POST")) {
                Optional<String> numero = publier();
                if (numero.isPresent()) {
                    Redirection.vers(perimetre.lien(PageVersion.ADRESSE + "?v=" + numero.get() + "&fait=publier"));
                    return null;
                }
            }
            lire();
            return null;
        });
    }

    private void lire() {
        brouillon = brouillons.courant().orElse(null);
        if (brouillon == null || !brouillon.erreurs().isEmpty()) {
            return;
        }
        fermeture = fermeture(jourVise());
        changements = perimetre.isModele()
                ? Changement.du(brouillon)
                : Changement.entre(reglements.version(brouillon.base()), brouillon.resolu());
    }

    /** What these rules would close on that day; empty when they close nothing. */
    private String fermeture(LocalDate jour) {
        if (brouillon.resolu() == null) {
            return "";
        }
        Depot avant = reglements.version(brouillon.base()).depot();
        Depot apres = brouillon.resolu().depot();
        return FermetureDuDepot.ferme(avant, apres, jour) ? FermetureDuDepot.phrase(apres, jour) : "";
    }

    private LocalDate jourVise() {
        try {
            return Lecture.date(parametre("effet"));
        } catch (IllegalArgumentException e) {
            return brouillon.effet();
        }
    }

    private void exigerFermetureAssumee(LocalDate effet) {
        brouillon = brouillons.courant().orElse(null);
        if (effet != null
                && brouillon != null
                && requete.getParameter("fermeture") == null
                && !fermeture(effet).isEmpty()) {
            erreurs.add(new Lecture.Erreur("fermeture", "Cochez la case si le dépôt doit fermer ce jour-là"));
        }
    }

    private Optional<String> publier() {
        LocalDate effet = jour();
        exigerFermetureAssumee(effet);
        if (getMotif().isEmpty()) {
            erreurs.add(new Lecture.Erreur("motif", "Dites pourquoi ces règles changent"));
        }
        if (requete.getParameter("confirme") == null) {
            erreurs.add(new Lecture.Erreur("confirme", "Cochez la case avant de publier"));
        }
        if (!erreurs.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(brouillons.publier(version(), effet, getMotif()));
        } catch (ChampsInvalides e) {
            erreurs.addAll(
                    Lecture.Erreur.de(e, champ -> champ.equals("effet") || champ.equals("motif") ? champ : "lu"));
        } catch (ModifieEntreTemps e) {
            erreurs.add(new Lecture.Erreur(
                    "lu",
                    "Quelqu’un a changé le brouillon depuis que vous l’avez relu. Rien n’est publié\u00a0: relisez-le"
                            + " ci-dessous"));
        } catch (OperationInvalide e) {
            erreurs.add(new Lecture.Erreur("lu", fr.phrase(e.getMessage())));
        }
        return Optional.empty();
    }

    private LocalDate jour() {
        try {
            return Lecture.date(parametre("effet"));
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur("effet", e.getMessage()));
            return null;
        }
    }

    private long version() {
        return parametre("version").matches("\\d{1,18}") ? Long.parseLong(parametre("version")) : -1;
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    public String getTitre() {
        return (erreurs.isEmpty() ? "" : "Erreur\u00a0: ") + "Publier – " + perimetre.getTitre();
    }

    /** Null when nobody has opened one. */
    public Brouillon getBrouillon() {
        return brouillon;
    }

    /** True when there is something to publish and nothing to correct. */
    public boolean isPret() {
        return brouillon != null && brouillon.erreurs().isEmpty() && !changements.isEmpty();
    }

    public List<Changement> getChangements() {
        return changements;
    }

    public String getEffet() {
        if (requete.getParameter("effet") != null) {
            return parametre("effet");
        }
        return isPourPlusTard() ? "" : fr.dateCourte(brouillon.effet());
    }

    /** True when these rules open filing later than they could apply: the day is to be chosen. */
    private boolean isPourPlusTard() {
        return brouillon.resolu() != null
                && brouillon.resolu().depot().ouverture().isAfter(brouillon.effet());
    }

    /** What the rules would close on the day that is asked for, else on the first day possible; empty when nothing. */
    public String getFermeture() {
        return fermeture;
    }

    public String getMotif() {
        return parametre("motif");
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }
}
