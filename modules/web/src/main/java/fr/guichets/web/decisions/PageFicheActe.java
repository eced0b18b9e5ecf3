package fr.guichets.web.decisions;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.Decisions;
import fr.guichets.decisions.Notifications;
import fr.guichets.decisions.Notifications.AidesAVerifier;
import fr.guichets.decisions.Parapheur;
import fr.guichets.decisions.Preparation;
import fr.guichets.documents.Piece;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One act: what it says, where it stands, and each step that moves it: typed, read again, confirmed. */
@Named("ficheActe")
@RequestScoped
public class PageFicheActe {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Decisions decisions;

    @Inject
    private Preparation preparation;

    @Inject
    private Parapheur parapheur;

    @Inject
    private Notifications notifications;

    @Inject
    private Typographie fr;

    private Acte acte;
    private Geste geste;
    private boolean recapitulatif;
    private List<Piece> scans = List.of();
    private Optional<AidesAVerifier> aides = Optional.empty();
    private List<Lecture.Erreur> erreurs = List.of();
    private String refus = "";

    /** Why a scan that was sent is not taken: the page is then shown in answer to it. */
    void refuserLeScan(String remede) {
        erreurs = List.of(new Lecture.Erreur("fichier", fr.phrase(remede)));
    }

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        String id = parametre("id");
        if (!id.matches("\\d{1,15}")) {
            throw new Introuvable("Cet acte n'existe pas ici.");
        }
        acte = decisions.lire(Long.parseLong(id));
        geste = Arrays.stream(Geste.values())
                .filter(connu -> connu.name().equals(parametre("geste")))
                .findFirst()
                .orElse(null);
        if (geste != null && !peut(geste)) {
            refus = "Ce n’est pas possible maintenant.";
            geste = null;
        }
        completer();
        recapitulatif = geste != null && !geste.aDesChamps();
        if (geste != null
                && requete.getMethod().equals("POST")
                && !parametre("etape").equals("modifier")) {
            recevoir();
        }
    }

    private void completer() {
        if (acteur().aUnRole(Role.INSTRUCTEUR)) {
            scans = parapheur.scans(acte.id());
            aides = notifications.aidesAVerifier(acte.id());
        }
    }

    private void recevoir() {
        if (geste.aDesChamps()) {
            erreurs = saisie().erreurs(geste, getScansSains());
            recapitulatif = erreurs.isEmpty();
        }
        boolean confirme = geste.engagement() == null || parametre("etape").equals("confirmer");
        if (!erreurs.isEmpty() || !confirme) {
            return;
        }
        if (geste.engagement() != null && requete.getParameter("confirme") == null) {
            erreurs = List.of(new Lecture.Erreur("confirme", "Cochez la case avant de confirmer"));
            return;
        }
        accomplir();
    }

    private void accomplir() {
        try {
            executer();
            Redirection.vers(getAdresse() + "&fait=" + geste.name());
        } catch (ChampsInvalides e) {
            recapitulatif = !geste.aDesChamps();
            erreurs = Lecture.Erreur.de(e);
        } catch (OperationInvalide e) {
            refus = fr.phrase(e.getMessage());
            acte = decisions.lire(acte.id());
            geste = peut(geste) ? geste : null;
        }
    }

    private void executer() {
        long id = acte.id();
        SaisieGeste saisie = saisie();
        switch (geste) {
            case REDIGER -> preparation.rediger(id);
            case SIGNER ->
                parapheur.signer(List.of(id)).stream()
                        .filter(resultat -> !resultat.signe())
                        .findFirst()
                        .ifPresent(resultat -> {
                            throw new OperationInvalide("SIGNATURE_REFUSEE", resultat.refus());
                        });
            case ENREGISTRER -> parapheur.enregistrer(id, version(), saisie.pieceLue(), saisie.signeLeLu());
            case ENGAGER -> notifications.engager(id, version(), saisie.ej(), saisie.malgreLaForme());
            case NOTIFIER -> notifications.notifier(id, version(), requete.getParameter("aides") != null);
            case ANNULER -> preparation.annuler(id, version(), saisie.motif());
        }
    }

    private Long version() {
        return parametre("version").matches("\\d{1,18}") ? Long.valueOf(parametre("version")) : null;
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    private static Acteur acteur() {
        return Acteur.courant();
    }

    private boolean peut(Geste voulu) {
        return voulu.possible(acte, acteur(), parapheur.electronique());
    }

    private SaisieGeste saisie() {
        return SaisieGeste.de(requete.getParameterMap());
    }

    public SaisieGeste getSaisie() {
        return saisie();
    }

    public String getTitre() {
        String titre = geste == null ? acte.nature().libelle() : geste.libelle();
        return (erreurs.isEmpty() ? "" : "Erreur\u00a0: ") + titre + " – " + acte.numero();
    }

    public Acte getActe() {
        return acte;
    }

    public Geste getGeste() {
        return geste;
    }

    public boolean isRecapitulatif() {
        return recapitulatif;
    }

    /** What may be done now, the next step first. */
    public List<Geste> getGestes() {
        return Arrays.stream(Geste.values()).filter(this::peut).toList();
    }

    /** Why the reader, who signs acts, cannot sign this one; empty when she can. */
    public String getEmpechement() {
        return peut(Geste.SIGNER)
                ? parapheur.empechement(acte.id()).map(fr::phrase).orElse("")
                : "";
    }

    public boolean isRecoitScan() {
        return peut(Geste.ENREGISTRER);
    }

    public List<Piece> getScans() {
        return scans;
    }

    public List<Piece> getScansSains() {
        return scans.stream().filter(piece -> piece.etat() == Piece.Etat.SAINE).toList();
    }

    /** Null when there is nothing to look at again. */
    public AidesAVerifier getAides() {
        return aides.orElse(null);
    }

    public LocalDate getSigneLe() {
        return saisie().signeLeLu();
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    public String getRefus() {
        return refus;
    }

    public String getAnnonce() {
        return Arrays.stream(Geste.values())
                .filter(connu -> connu.name().equals(parametre("fait")))
                .findFirst()
                .map(Geste::annonce)
                .orElse(parametre("fait").equals("PREPARER") ? "L’acte est préparé : il attend sa signature." : "");
    }

    /** The version that was read when the step began, so that a change since then is noticed. */
    public long getVersion() {
        Long lue = refus.isEmpty() ? version() : null;
        return lue == null ? acte.version() : lue;
    }

    public String getAdresse() {
        return "/decisions/acte?id=" + acte.id();
    }

    public String lien(Geste voulu) {
        return getAdresse() + "&geste=" + voulu.name();
    }
}
