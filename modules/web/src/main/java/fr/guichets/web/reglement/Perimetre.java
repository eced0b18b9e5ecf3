package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.web.Contexte;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;

/**
 * Whose rules the pages are about: those of the guichet of this host; at the national level, those of the guichet that the
 * address names ({@code ?guichet=63}), else the national model.
 */
@Named("perimetre")
@RequestScoped
public class Perimetre {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String CODE = "\\d{2}|2[AB]|9[78]\\d";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Guichets guichets;

    @Inject
    private Contexte contexte;

    @Inject
    private Horloge horloge;

    @Inject
    private Typographie fr;

    private Guichet guichet;
    private boolean national;

    @PostConstruct
    void lire() {
        Adresse adresse = FiltreHote.adresse(requete);
        national = !(adresse instanceof Adresse.DuGuichet);
        String code = requete.getParameter("guichet");
        if (adresse instanceof Adresse.DuGuichet du) {
            guichet = du.guichet();
        } else if (code != null && !code.isBlank()) {
            guichet = trouver(code.strip());
        }
    }

    private Guichet trouver(String code) {
        if (!code.matches(CODE)) {
            throw new Introuvable("Aucun guichet n'a ce code.");
        }
        return guichets.parCode(new CodeDepartement(code))
                .orElseThrow(() -> new Introuvable("Aucun guichet n'a ce code."));
    }

    /** Each boundary called by the action opens its own transaction, for this perimeter. */
    public <T> T executer(Callable<T> action) {
        return guichet == null
                ? DepartementCourant.executerNational(action)
                : DepartementCourant.executerPour(guichet.code(), action);
    }

    /** Null for the national model. */
    public Guichet getGuichet() {
        return guichet;
    }

    /** True for the national model. */
    public boolean isModele() {
        return guichet == null;
    }

    /** True at the national level, for the model as for the draft of a guichet. */
    public boolean isNational() {
        return national;
    }

    /** « Règles du guichet du Puy-de-Dôme », « Modèle national ». */
    public String getTitre() {
        return guichet == null ? "Modèle national" : "Règles du guichet " + fr.phrase(guichet.complement());
    }

    /** What follows « ici » : « dans le Puy-de-Dôme » has no sure preposition, a guichet has. */
    public String getNiveau() {
        return guichet == null ? "Modèle national" : "Guichet " + fr.phrase(guichet.complement());
    }

    public LocalDate getAujourdhui() {
        return horloge.aujourdhui(fuseau());
    }

    public ZoneId fuseau() {
        return guichet == null ? PARIS : guichet.fuseau();
    }

    /** An address about the same rules: /reglement/console, /reglement/regle?cle=plancher. */
    public String lien(String adresse) {
        if (!national || guichet == null) {
            return adresse;
        }
        int ancre = adresse.indexOf('#');
        String sans = ancre < 0 ? adresse : adresse.substring(0, ancre);
        return sans + (sans.contains("?") ? "&" : "?") + "guichet=" + guichet.code()
                + (ancre < 0 ? "" : adresse.substring(ancre));
    }

    /** Where the guichet is: the page that everybody reads. */
    public String getPagePublique() {
        return guichet == null ? "" : contexte.adresse(guichet);
    }
}
