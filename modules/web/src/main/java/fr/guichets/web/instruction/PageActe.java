package fr.guichets.web.instruction;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Instruction;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One act on a dossier: typed, read again, confirmed. When it cannot be done the words that were typed stay on the page,
 * with the reason.
 */
@Named("acte")
@RequestScoped
public class PageActe {

    private enum Etape {
        FORMULAIRE,
        RECAPITULATIF,
        IMPOSSIBLE
    }

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private PageDossier page;

    @Inject
    private Instruction instruction;

    @Inject
    private Proposition proposition;

    @Inject
    private Guichets guichets;

    @Inject
    private Typographie fr;

    private Acte acte;
    private Etape etape;
    private SaisieActe saisie;
    private List<Lecture.Erreur> erreurs = List.of();
    private String refus = "";

    @PostConstruct
    void conduire() {
        acte = Arrays.stream(Acte.values())
                .filter(connu -> connu.name().equals(requete.getParameter("acte")))
                .findFirst()
                .orElse(null);
        if (acte == null) {
            return;
        }
        boolean envoye = requete.getMethod().equals("POST");
        saisie = envoye ? SaisieActe.de(requete.getParameterMap()) : proposition.pour(acte, page.getDossier());
        etape = acte.aDesChamps() ? Etape.FORMULAIRE : Etape.RECAPITULATIF;
        if (!page.getActes().peut(acte)) {
            etape = Etape.IMPOSSIBLE;
        } else if (envoye && !"modifier".equals(requete.getParameter("etape"))) {
            recevoir();
        }
    }

    private void recevoir() {
        erreurs = saisie.erreurs(acte, contexte.getAujourdhui());
        if (erreurs.isEmpty() && acte.demande(Acte.Champ.VERS) && getDestinataire() == null) {
            erreurs = List.of(SaisieActe.erreur("vers", "Choisissez un guichet de la liste"));
        }
        if (!erreurs.isEmpty()) {
            etape = Etape.FORMULAIRE;
            return;
        }
        etape = Etape.RECAPITULATIF;
        if (!"confirmer".equals(requete.getParameter("etape"))) {
            return;
        }
        if (acte.engagement() != null && !saisie.confirme()) {
            erreurs = List.of(SaisieActe.erreur("confirme", "Cochez la case avant de confirmer"));
            return;
        }
        accomplir();
    }

    private void accomplir() {
        String reference = page.getDossier().reference();
        try {
            executer(reference, version());
        } catch (ModifieEntreTemps e) {
            refuser("");
            if (etape != Etape.IMPOSSIBLE) {
                refus = conflit(page.getDossier());
            }
            return;
        } catch (ChampsInvalides e) {
            etape = acte.aDesChamps() ? Etape.FORMULAIRE : Etape.RECAPITULATIF;
            erreurs = Lecture.Erreur.de(e, PageActe::champ);
            return;
        } catch (OperationInvalide e) {
            refuser(fr.phrase(e.getMessage()));
            return;
        }
        Redirection.vers(page.adresse("fait=" + acte.name()));
    }

    /** Reads the dossier again as it is now; what was typed stays. */
    private void refuser(String raison) {
        page.relire();
        refus = raison;
        if (!page.getActes().peut(acte)) {
            etape = Etape.IMPOSSIBLE;
        }
    }

    private String conflit(Dossier actuel) {
        return fr.phrase(actuel.modifiePar() + " a modifié ce dossier à "
                + fr.heure(actuel.modifieLe(), contexte.guichet().fuseau())
                + ", pendant que vous écriviez. Rien n’est écrasé et votre texte est gardé : relisez l’état actuel du"
                + " dossier, puis confirmez de nouveau.");
    }

    private static String champ(String chemin) {
        String racine = chemin.split("[.\\[]", 2)[0];
        return racine.equals("motif") ? "explication" : racine;
    }

    private Long version() {
        String version = requete.getParameter("version");
        return version != null && version.matches("\\d{1,18}") ? Long.valueOf(version) : null;
    }

    private void executer(String reference, Long version) {
        switch (acte) {
            case PRENDRE_EN_CHARGE -> instruction.prendreEnCharge(reference, version);
            case DECLARER_COMPLET -> instruction.declarerComplet(reference, version);
            case DEMANDER_COMPLEMENTS ->
                instruction.demanderComplements(reference, version, saisie.lignes(), saisie.avantLu());
            case COMMENCER_INSTRUCTION -> instruction.commencerInstruction(reference, version);
            case DECLARER_IRRECEVABLE ->
                instruction.declarerIrrecevable(reference, version, saisie.motifsLus(), saisie.explication());
            case CONSTATER_HORS_DELAI -> instruction.constaterHorsDelai(reference, version, saisie.explication());
            case REORIENTER ->
                instruction.reorienter(reference, version, new CodeDepartement(saisie.vers()), saisie.explication());
            case ENREGISTRER_DESISTEMENT ->
                instruction.enregistrerDesistement(reference, version, saisie.explication());
            case ROUVRIR -> instruction.rouvrir(reference, version, saisie.explication());
        }
    }

    /** True when the address asks for an act, possible or not. */
    public boolean isOuvert() {
        return acte != null;
    }

    /**
     * The version that was read when the act was opened, so that a change since then is noticed; the present one once the
     * reader has been told.
     */
    public long getVersion() {
        Long lue = refus.isEmpty() ? version() : null;
        return lue == null ? page.getDossier().version() : lue;
    }

    public String getEtatSuivant() {
        return acte.action().vers(page.getDossier().etat()).libelle();
    }

    public boolean isFormulaire() {
        return etape == Etape.FORMULAIRE;
    }

    public boolean isRecapitulatif() {
        return etape == Etape.RECAPITULATIF;
    }

    public Acte getActe() {
        return acte;
    }

    public boolean demande(String champ) {
        return acte.demande(Acte.Champ.valueOf(champ));
    }

    public SaisieActe getSaisie() {
        return saisie;
    }

    public List<String> getLignes() {
        return saisie.lignes();
    }

    public LocalDate getAvant() {
        return saisie.avantLu();
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    /** Why it was not done, empty when nothing was refused. */
    public String getRefus() {
        return refus;
    }

    /** What was typed and could not be used, to be copied elsewhere. */
    public String getTexteGarde() {
        return saisie.points().isEmpty() ? saisie.explication() : saisie.points();
    }

    public List<String> getModeles() {
        return SaisieActe.MODELES;
    }

    public List<String> getMotifs() {
        return Arrays.stream(Evaluation.Motif.values())
                .filter(motif -> motif != Evaluation.Motif.GUICHET_NON_OUVERT)
                .map(Enum::name)
                .toList();
    }

    /** Guichets that receive requests, but this one: code to name. */
    public Map<String, String> getChoixGuichets() {
        Map<String, String> choix = new LinkedHashMap<>();
        autresGuichets().forEach(guichet -> choix.put(guichet.code().valeur(), "Guichet " + guichet.complement()));
        return choix;
    }

    private List<Guichet> autresGuichets() {
        return guichets.tous().stream()
                .filter(guichet -> guichet.etat() == Guichet.Etat.OUVERT
                        && !guichet.code().equals(contexte.guichet().code()))
                .toList();
    }

    public Guichet getDestinataire() {
        return autresGuichets().stream()
                .filter(guichet -> guichet.code().valeur().equals(saisie.vers()))
                .findFirst()
                .orElse(null);
    }

    public String getAideExplication() {
        return switch (acte) {
            case DECLARER_IRRECEVABLE, CONSTATER_HORS_DELAI -> "Le demandeur la lira mot pour mot.";
            case REORIENTER -> "Le demandeur et l’autre guichet la liront.";
            case ENREGISTRER_DESISTEMENT -> "Par exemple : lettre du maire reçue le 7 juin 2021.";
            default -> "Elle restera dans l’historique du dossier.";
        };
    }
}
