package fr.guichets.web.decisions;

import fr.guichets.decisions.Signataire;
import fr.guichets.decisions.Signataires;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Contexte;
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

/** Who may sign the acts of the guichet, and from when to when. */
@Named("pageSignataires")
@RequestScoped
public class PageSignataires {

    private static final String ADRESSE = "/decisions/signataires";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Signataires signataires;

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie fr;

    private final List<Lecture.Erreur> erreurs = new ArrayList<>();
    private List<Signataire> tous = List.of();

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        if (requete.getMethod().equals("POST") && executer()) {
            Redirection.vers(ADRESSE + "?fait=" + Redirection.encoder(parametre("action")));
            return;
        }
        tous = signataires.lister();
    }

    private boolean executer() {
        boolean inscrit = parametre("action").equals("inscrire");
        LocalDate du = inscrit ? date("du", true) : null;
        LocalDate au = inscrit ? date("au", false) : date("fin", true);
        if (!erreurs.isEmpty()) {
            return false;
        }
        try {
            if (inscrit) {
                signataires.inscrire(getNom(), getQualite(), getDelegation(), getCompte(), du, au);
            } else {
                signataires.finir(nombre("id"), nombre("version"), au);
            }
        } catch (ChampsInvalides e) {
            erreurs.addAll(Lecture.Erreur.de(e, champ -> !inscrit && champ.equals("au") ? "fin" : champ));
        } catch (OperationInvalide e) {
            erreurs.add(new Lecture.Erreur(inscrit ? "compte" : "fin", fr.phrase(e.getMessage())));
        }
        return erreurs.isEmpty();
    }

    private LocalDate date(String champ, boolean exigee) {
        String texte = parametre(champ);
        if (texte.isEmpty() && !exigee) {
            return null;
        }
        try {
            return Lecture.date(texte);
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur(champ, e.getMessage()));
            return null;
        }
    }

    private long nombre(String champ) {
        return parametre(champ).matches("\\d{1,15}") ? Long.parseLong(parametre(champ)) : 0;
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    public String getTitre() {
        return (erreurs.isEmpty() ? "" : "Erreur\u00a0: ") + "Signataires";
    }

    public String getAnnonce() {
        return switch (parametre("fait")) {
            case "inscrire" -> "Le signataire est inscrit.";
            case "finir" -> "Le dernier jour est enregistré. Ce qui est signé le reste.";
            default -> "";
        };
    }

    public List<Signataire> getTous() {
        return tous;
    }

    public boolean valable(Signataire signataire) {
        return signataire.valableLe(contexte.getAujourdhui());
    }

    /** The one whose end is being given. */
    public boolean aFinir(Signataire signataire) {
        return nombre("finir") == signataire.id()
                || parametre("action").equals("finir") && nombre("id") == signataire.id();
    }

    public String lienFin(Signataire signataire) {
        return ADRESSE + "?finir=" + signataire.id() + "#fin-" + signataire.id();
    }

    public String getNom() {
        return parametre("nom");
    }

    public String getQualite() {
        return parametre("qualite");
    }

    public String getDelegation() {
        return parametre("delegation");
    }

    public String getCompte() {
        return parametre("compte");
    }

    public String getDu() {
        return parametre("du");
    }

    public String getAu() {
        return parametre("au");
    }

    public String getFin() {
        return parametre("fin");
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }
}
