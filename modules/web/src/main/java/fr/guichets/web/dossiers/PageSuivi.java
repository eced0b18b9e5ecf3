package fr.guichets.web.dossiers;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Accuse;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Depots;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.execution.Executions;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One filed request, for those who filed it: what is expected of them first, then what happened and what comes. */
@Named("suivi")
@RequestScoped
public class PageSuivi {

    private static final int MESSAGE_MAXIMUM = 4000;
    /** Fields of this page; every other one belongs to the request itself. */
    private static final Set<String> CHAMPS = Set.of("message", "motif");

    @Inject
    private Parametres parametres;

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie typographie;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Depots depots;

    @Inject
    private Executions executions;

    @Inject
    private ReglesDuDossier regles;

    @Inject
    private Guichets guichets;

    private Dossier dossier;
    private Reglement reglement;
    private Accuse accuse;
    private List<Frise.Etape> frise;
    private Attendu attendu;
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();
    private List<ChampsInvalides.Erreur> refuses = List.of();
    private List<Manque> manques = List.of();

    static String adresse(Dossier dossier) {
        return "/dossiers/suivi?numero=" + Redirection.encoder(dossier.reference());
    }

    /** Before the page is written: does what the form asks, then goes to an address that can be read again. */
    public void agir() {
        if (parametres.envoyes()) {
            String suite = recevoir();
            if (!suite.isEmpty()) {
                Redirection.vers(suite);
                return;
            }
        }
        dossier = dossiers.lire(parametres.texte("numero"));
        if (dossier.etat() == EtatDossier.BROUILLON) {
            Redirection.vers(PageDemande.ADRESSE + "?numero=" + Redirection.encoder(dossier.reference()));
            return;
        }
        reglement = regles.de(dossier);
        manques = Manque.lire(refuses, dossier.saisie());
        accuse = dossiers.accuse(dossier.reference());
        attendu = Attendu.de(
                dossier,
                Attendu.suitUneNotification(dossier.etat())
                        ? executions.lire(dossier.numero()).attentes()
                        : List.of(),
                contexte.getAujourdhui());
        frise = new Frise(contexte, typographie).lire(dossier, dossiers.historique(dossier.reference()));
    }

    private String recevoir() {
        try {
            if (parametres.texte("action").equals("repondre")) {
                return repondre();
            }
            if (parametres.texte("action").equals("retirer")) {
                return retirer();
            }
        } catch (ModifieEntreTemps e) {
            erreurs.add(new Lecture.Erreur(
                    "contenu", "Cette demande vient d’être modifiée ailleurs. Relisez-la, puis recommencez"));
        } catch (AccesRefuse | OperationInvalide e) {
            erreurs.add(new Lecture.Erreur("contenu", e.getMessage()));
        } catch (ChampsInvalides e) {
            refuser(e.erreurs());
        }
        return "";
    }

    private void refuser(List<ChampsInvalides.Erreur> invalides) {
        invalides.stream()
                .filter(erreur -> CHAMPS.contains(erreur.champ()))
                .forEach(erreur -> erreurs.add(new Lecture.Erreur(erreur.champ(), erreur.message())));
        refuses = invalides.stream()
                .filter(erreur -> !CHAMPS.contains(erreur.champ()))
                .toList();
        if (!refuses.isEmpty()) {
            erreurs.add(new Lecture.Erreur(
                    "manques", "Complétez d’abord les réponses listées ci-dessous, puis envoyez votre réponse"));
        }
    }

    private String repondre() {
        String message = parametres.texte("message");
        if (message.isEmpty() || message.length() > MESSAGE_MAXIMUM) {
            erreurs.add(new Lecture.Erreur("message", "Écrivez votre réponse, en 4 000 caractères au plus"));
            return "";
        }
        return adresse(depots.repondre(parametres.texte("numero"), parametres.version(), message)) + "&repondu";
    }

    private String retirer() {
        if (parametres.texte("confirmation").isEmpty()) {
            erreurs.add(new Lecture.Erreur("confirmation", "Cochez la case pour confirmer le retrait"));
            return "";
        }
        return adresse(depots.seDesister(parametres.texte("numero"), parametres.version(), parametres.texte("motif")))
                + "&retire";
    }

    public boolean marque(String nom) {
        return parametres.present(nom);
    }

    public String saisi(String nom) {
        return parametres.texte(nom);
    }

    public Dossier getDossier() {
        return dossier;
    }

    public Instant getDeposeLe() {
        return dossier.depot().le();
    }

    public Accuse getAccuse() {
        return accuse;
    }

    public Reglement getReglement() {
        return reglement;
    }

    public List<Frise.Etape> getFrise() {
        return frise;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    /** What keeps the corrections from being sent. */
    public List<Manque> getManques() {
        return manques;
    }

    public String adresse(Etape etape) {
        return PageDemande.adresse(dossier.reference(), etape);
    }

    public String erreur(String champ) {
        return erreurs.stream()
                .filter(erreur -> erreur.champ().equals(champ))
                .map(Lecture.Erreur::remede)
                .collect(Collectors.joining(". "));
    }

    public Recapitulatif getRecapitulatif() {
        return new Recapitulatif(dossier.saisie(), reglement);
    }

    public Valeurs getValeurs() {
        return new Valeurs(dossier.saisie(), reglement);
    }

    public AidePossible getAide() {
        return AidePossible.de(dossier.evaluation(), reglement, dossier.saisie());
    }

    /** Every rule that played, with the value used and the document that gives it. */
    public List<Evaluation.Explication> getExplications() {
        return dossier.evaluation().explications();
    }

    public boolean isReponsePossible() {
        return dossier.actions().contains(Action.REPONDRE);
    }

    public boolean isCorrectionPossible() {
        return dossier.actions().contains(Action.ENREGISTRER);
    }

    public boolean isRetraitPossible() {
        return dossier.actions().contains(Action.SE_DESISTER);
    }

    /** The page that asks to confirm a withdrawal. */
    public boolean isRetrait() {
        return isRetraitPossible()
                && (marque("retrait")
                        || !erreur("confirmation").isEmpty()
                        || !erreur("motif").isEmpty());
    }

    /** The guichet that took over, null when none did. */
    public Guichet getRepreneur() {
        return dossier.decision() == null || dossier.decision().vers() == null
                ? null
                : guichets.parCode(new CodeDepartement(dossier.decision().vers()))
                        .orElse(null);
    }

    /** True once a decision may have been notified. */
    public boolean isNotifie() {
        return dossier.etat() == EtatDossier.REFUSE
                || dossier.etat() == EtatDossier.SOLDE
                || dossier.etat() == EtatDossier.DESISTEMENT
                || Attendu.suitUneNotification(dossier.etat());
    }

    /** True when a quote may be signed now, without a promise of aid. */
    public boolean isSignaturePossible() {
        return switch (dossier.etat()) {
            case DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION, EN_COMITE ->
                dossier.evaluation() != null && dossier.evaluation().recevable();
            default -> false;
        };
    }

    /** What is expected of the applicant, first thing on the page. */
    public Attendu getAttendu() {
        return attendu;
    }

    /** In the words of the applicant. */
    public String getEtat() {
        return dossier.etat() == EtatDossier.INCOMPLET && !isReponseAttendue()
                ? "Réponse envoyée"
                : dossier.etat().libelleDemandeur();
    }

    /** True when the guichet waits for something. */
    public boolean isReponseAttendue() {
        return dossier.etat() == EtatDossier.INCOMPLET && attendReponse(dossier);
    }

    static boolean attendReponse(Dossier dossier) {
        return dossier.complements() != null && dossier.complements().reponduLe() == null;
    }

    /** « En retard de 2 jours », empty when there is time. */
    public String getRetard() {
        LocalDate date = attendu.date();
        return date == null ? "" : Retard.dire(date, contexte.getAujourdhui());
    }
}
