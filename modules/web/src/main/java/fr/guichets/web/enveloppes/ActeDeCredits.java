package fr.guichets.web.enveloppes;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.ApercuDeCredits;
import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.OrdreDeCredits;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Idempotence;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A decision about credits: typed, read again with what it changes, confirmed. */
@Named("acteDeCredits")
@RequestScoped
public class ActeDeCredits {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Credits credits;

    @Inject
    private Idempotence idempotence;

    @Inject
    private Typographie fr;

    private SaisieDeCredits saisie;
    private OrdreDeCredits ordre;
    private ApercuDeCredits apercu;
    private List<Lecture.Erreur> erreurs = new ArrayList<>();
    private String refus = "";

    @PostConstruct
    void lire() {
        saisie = SaisieDeCredits.de(requete.getParameterMap());
    }

    /** Does what the form asks, before the page is shown. */
    public void agir() {
        String etape = requete.getParameter("etape");
        if (!requete.getMethod().equals("POST") || "modifier".equals(etape)) {
            return;
        }
        ordre = saisie.lire(erreurs);
        try {
            apercu = credits.apercu(ordre);
            if ("confirmer".equals(etape)) {
                confirmer();
            }
        } catch (ChampsInvalides e) {
            apercu = null;
            Lecture.Erreur.de(e).stream()
                    .filter(erreur -> erreur(erreur.champ()).isEmpty())
                    .forEach(erreurs::add);
        } catch (CreditsInsuffisants e) {
            apercu = null;
            refus = e.getMessage();
        }
    }

    private void confirmer() {
        if (!saisie.confirme()) {
            erreurs.add(new Lecture.Erreur("confirme", "Cochez la case avant de confirmer"));
            return;
        }
        String cle = requete.getParameter("cle");
        String numero = idempotence.executer(
                cle == null || cle.isBlank() ? null : "page " + cle, saisie.toString(), () -> credits.decider(ordre)
                        .numero());
        Redirection.vers(FiltresDeCredits.PAGE + "?fait=" + numero);
    }

    /** Two clicks on one recap decide once. */
    public String getCle() {
        String cle = requete.getParameter("cle");
        return cle == null ? UUID.randomUUID().toString() : cle;
    }

    public SaisieDeCredits getSaisie() {
        return saisie;
    }

    public boolean isRecapitulatif() {
        return apercu != null;
    }

    /** True when something was typed and is shown again. */
    public boolean isOuvert() {
        return requete.getMethod().equals("POST");
    }

    public OrdreDeCredits getOrdre() {
        return ordre;
    }

    public ApercuDeCredits getApercu() {
        return apercu;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    /** Why it cannot be done, empty when nothing was refused. */
    public String getRefus() {
        return refus;
    }

    public Operation[] getOperations() {
        return Operation.values();
    }

    public String aide(Operation operation) {
        return switch (operation) {
            case DELEGATION -> "Des crédits du reliquat national vont au guichet.";
            case ABONDEMENT -> "Un complément, pris sur le reliquat, s’ajoute à ce que le guichet a déjà reçu.";
            case REPRISE -> "Le guichet rend au reliquat des crédits encore disponibles chez lui.";
            case REPORT -> "Des crédits encore disponibles passent d’une tranche à l’autre du même guichet.";
        };
    }

    /** What the box says before the decision. */
    public String getEngagement() {
        return switch (ordre.operation()) {
            case DELEGATION, ABONDEMENT -> "Je délègue " + fr.montant(ordre.montant()) + " à ce guichet.";
            case REPRISE -> "Je reprends " + fr.montant(ordre.montant()) + " à ce guichet.";
            case REPORT -> "Je reporte " + fr.montant(ordre.montant()) + " d’une tranche à l’autre.";
        };
    }

    public String getConsequence() {
        return ordre.operation().credite()
                ? "La somme quitte le reliquat aussitôt ; elle sera disponible au guichet dans quelques secondes."
                : "Le guichet doit encore avoir cette somme disponible : sinon la décision est refusée, rien ne bouge, et la raison s’affiche ici.";
    }
}
