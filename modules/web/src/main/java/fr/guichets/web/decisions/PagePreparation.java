package fr.guichets.web.decisions;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.Attribution;
import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.Preparation;
import fr.guichets.decisions.Preparation.Demande;
import fr.guichets.decisions.Preparation.Proposition;
import fr.guichets.decisions.Signataire;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service adds to what the relevé decided what the act needs; then the document is made. */
@Named("preparationActe")
@RequestScoped
public class PagePreparation {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Preparation preparation;

    @Inject
    private Typographie fr;

    @Inject
    private LibellesDesActes libelles;

    private Proposition proposition;
    private boolean recapitulatif;
    private List<Lecture.Erreur> erreurs = List.of();
    private String refus = "";

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        try {
            proposition = preparation.proposer(parametre("numero"));
        } catch (OperationInvalide e) {
            refus = fr.phrase(e.getMessage());
            return;
        }
        if (requete.getMethod().equals("POST") && !parametre("etape").equals("modifier")) {
            lireLaDate();
            recapitulatif = erreurs.isEmpty();
            if (recapitulatif && parametre("etape").equals("confirmer")) {
                preparer();
            }
        }
    }

    private void lireLaDate() {
        if (!isAttribution()) {
            return;
        }
        try {
            Lecture.date(getAchevement());
        } catch (IllegalArgumentException e) {
            erreurs = List.of(new Lecture.Erreur("achevementLe", e.getMessage()));
        }
    }

    private void preparer() {
        try {
            Acte acte = preparation.ouvrir(getNumero(), demande());
            Redirection.vers(
                    "/decisions/acte?id=" + preparation.rediger(acte.id()).id() + "&fait=PREPARER");
        } catch (ChampsInvalides e) {
            recapitulatif = false;
            erreurs = Lecture.Erreur.de(e);
        } catch (OperationInvalide e) {
            recapitulatif = false;
            refus = fr.phrase(e.getMessage());
        }
    }

    private Demande demande() {
        return new Demande(
                getSignataire().matches("\\d{1,15}") ? Long.valueOf(getSignataire()) : null,
                isAttribution() ? getAchevementLu() : null,
                methode(),
                lignes("conditions"),
                getMotifs()
                        .lines()
                        .map(String::strip)
                        .filter(ligne -> !ligne.isEmpty())
                        .toList());
    }

    private Attribution.Methode methode() {
        return Arrays.stream(Attribution.Methode.values())
                .filter(connue -> connue.name().equals(parametre("methode")))
                .findFirst()
                .orElse(proposition.methode());
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    public List<String> lignes(String champ) {
        return parametre(champ)
                .lines()
                .map(String::strip)
                .filter(ligne -> !ligne.isEmpty())
                .toList();
    }

    public String getTitre() {
        return (erreurs.isEmpty() ? "" : "Erreur\u00a0: ") + "Préparer l’acte – " + getNumero();
    }

    public Proposition getProposition() {
        return proposition;
    }

    public boolean isAttribution() {
        return proposition.nature() == NatureActe.ATTRIBUTION;
    }

    public String getNumero() {
        return proposition == null ? parametre("numero") : proposition.dossier().numero();
    }

    public boolean isRecapitulatif() {
        return recapitulatif;
    }

    public String getSignataire() {
        if (requete.getParameter("signataire") != null
                || proposition.signataires().size() != 1) {
            return parametre("signataire");
        }
        return String.valueOf(proposition.signataires().get(0).id());
    }

    /** Null until one is chosen. */
    public Signataire getSignataireChoisi() {
        return proposition.signataires().stream()
                .filter(signataire -> String.valueOf(signataire.id()).equals(getSignataire()))
                .findFirst()
                .orElse(null);
    }

    public Map<String, String> getSignataires() {
        Map<String, String> choix = new LinkedHashMap<>();
        proposition
                .signataires()
                .forEach(signataire ->
                        choix.put(String.valueOf(signataire.id()), signataire.nom() + ", " + signataire.qualite()));
        return choix;
    }

    public String getAchevement() {
        return parametre("achevementLe");
    }

    public LocalDate getAchevementLu() {
        return Lecture.date(getAchevement());
    }

    public String getMethode() {
        return methode() == null ? "" : methode().name();
    }

    public String getMethodeChoisie() {
        return libelles.methode(methode());
    }

    public Map<String, String> getMethodes() {
        Map<String, String> choix = new LinkedHashMap<>();
        Arrays.stream(Attribution.Methode.values())
                .forEach(methode -> choix.put(methode.name(), libelles.methode(methode)));
        return choix;
    }

    public String getConditions() {
        return parametre("conditions");
    }

    public String getMotifs() {
        return requete.getParameter("motifs") == null ? String.join("\n", proposition.motifs()) : parametre("motifs");
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
}
