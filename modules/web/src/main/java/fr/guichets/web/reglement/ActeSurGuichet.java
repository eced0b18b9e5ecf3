package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.OrdreDeCredits;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.reglement.AdministrationDesGuichets;
import fr.guichets.reglement.AdministrationDesGuichets.Suivi;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Idempotence;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens, suspends, closes: typed, read again with what it changes, confirmed. The first opening gives the envelope. */
@Named("acteSurGuichet")
@RequestScoped
public class ActeSurGuichet {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private AdministrationDesGuichets administration;

    @Inject
    private Reglements reglements;

    @Inject
    private Credits credits;

    @Inject
    private Idempotence idempotence;

    @Inject
    private Horloge horloge;

    @Inject
    private Typographie fr;

    private Suivi suivi;
    private Guichet.Etat etat;
    private boolean recapitulatif;
    private List<Lecture.Erreur> erreurs = new ArrayList<>();
    private String refus = "";

    void agir(Suivi lu) {
        suivi = lu;
        String etape = parametre("etape");
        etat = AdresseDeListe.nomme(Guichet.Etat.values(), parametre("etat"))
                ? Guichet.Etat.valueOf(parametre("etat"))
                : null;
        if (etape.equals("modifier")) {
            return;
        }
        if (etat == null) {
            erreurs.add(new Lecture.Erreur("etat", "Choisissez ce que devient le guichet"));
        }
        if (getMotif().isEmpty()) {
            erreurs.add(new Lecture.Erreur("motif", "Dites pourquoi : le public le lira"));
        }
        recapitulatif = erreurs.isEmpty();
        if (!recapitulatif || !etape.equals("confirmer")) {
            return;
        }
        if (requete.getParameter("confirme") == null) {
            erreurs.add(new Lecture.Erreur("confirme", "Cochez la case avant de confirmer"));
            return;
        }
        confirmer();
    }

    private void confirmer() {
        try {
            administration.changerEtat(suivi.guichet().code(), etat, getMotif());
            if (requete.getParameter("deleguer") != null && isDelegation()) {
                deleguer();
            }
            Redirection.vers("/reglement/guichet?code=" + suivi.guichet().code() + "&fait=" + etat.name());
        } catch (ChampsInvalides e) {
            recapitulatif = false;
            erreurs.addAll(Lecture.Erreur.de(e));
        } catch (CreditsInsuffisants e) {
            refus = "Le guichet est ouvert, mais ses crédits ne sont pas délégués : " + e.getMessage();
        } catch (OperationInvalide e) {
            recapitulatif = false;
            refus = e.getMessage();
        }
    }

    private void deleguer() {
        Reglement.Enveloppe enveloppe = reglement().enveloppe();
        if (enveloppe.tranches().isEmpty()) {
            deleguer(Tranche.PLURIANNUELLE, enveloppe.total());
        } else {
            enveloppe.tranches().forEach(tranche -> deleguer(Tranche.exercice(tranche.exercice()), tranche.montant()));
        }
    }

    private void deleguer(Tranche tranche, Montant montant) {
        OrdreDeCredits ordre = new OrdreDeCredits(
                Operation.DELEGATION,
                suivi.guichet().code(),
                tranche,
                null,
                montant,
                "Ouverture du guichet : " + getMotif(),
                "Règlement " + suivi.enVigueur());
        idempotence.executer("page " + getCle() + " " + tranche.code(), ordre.toString(), () -> credits.decider(ordre)
                .numero());
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    /** Two clicks on one recap delegate once. */
    public String getCle() {
        return parametre("cle").isEmpty() ? UUID.randomUUID().toString() : parametre("cle");
    }

    private Reglement reglement() {
        return DepartementCourant.executerPour(
                suivi.guichet().code(),
                () -> reglements.enVigueur(horloge.aujourdhui(suivi.guichet().fuseau())));
    }

    /** @return null while the guichet has no rules */
    public Montant prevu(Suivi lu) {
        suivi = lu;
        return lu.enVigueur() == null ? null : reglement().enveloppe().total();
    }

    public Montant delegue(Suivi lu) {
        return credits.fonds().delegue(lu.guichet().code());
    }

    public Montant getReliquat() {
        return credits.fonds().reliquat();
    }

    /** True when the guichet opens with an envelope that nobody delegated and that the remainder allows. */
    public boolean isDelegation() {
        return isEnveloppeAttendue() && getManque().estNul();
    }

    /** True when the guichet opens with an envelope of which nothing was delegated yet. */
    public boolean isEnveloppeAttendue() {
        return etat == Guichet.Etat.OUVERT
                && delegue(suivi).estNul()
                && !prevu(suivi).estNul();
    }

    /** What the national remainder lacks for the envelope of the guichet. */
    public Montant getManque() {
        Montant prevu = prevu(suivi);
        return prevu.compareTo(getReliquat()) > 0 ? prevu.moins(getReliquat()) : Montant.ZERO;
    }

    public boolean isRecapitulatif() {
        return recapitulatif;
    }

    public Guichet.Etat getEtat() {
        return etat;
    }

    public String getMotif() {
        return parametre("motif");
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    /** Why it cannot be done, empty when nothing was refused. */
    public String getRefus() {
        return fr.phrase(refus);
    }

    public List<Guichet.Etat> suivants(Suivi lu) {
        return lu.guichet().etat().suivants().stream().sorted().toList();
    }

    public String verbe(Guichet.Etat suivant) {
        return switch (suivant) {
            case OUVERT -> "Ouvrir";
            case SUSPENDU -> "Suspendre";
            case FERME -> "Fermer";
            case PREPARE -> throw new IllegalArgumentException("un guichet ne revient pas en préparation");
        };
    }

    public String aide(Guichet.Etat suivant) {
        return switch (suivant) {
            case OUVERT -> "Les collectivités peuvent simuler et déposer.";
            case SUSPENDU -> "Plus de nouvelle demande pour le moment ; ce qui est déposé suit son cours.";
            case FERME -> "Plus de nouvelle demande ; les agents finissent et paient.";
            case PREPARE -> "";
        };
    }

    /** What the box says before the act. */
    public String getEngagement() {
        return switch (etat) {
            case OUVERT -> "J’ouvre ce guichet au public.";
            case SUSPENDU -> "Je suspends ce guichet : il ne recevra plus de demande.";
            case FERME -> "Je ferme ce guichet : il ne recevra plus de demande.";
            case PREPARE -> "";
        };
    }
}
