package fr.guichets.web;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Forfait;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Montant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The call for projects of a guichet, made from the rules in force today, or on the day that /regles?au= asks for. */
@Named("appel")
@RequestScoped
public class AppelAProjets {

    public enum Etat {
        OUVERT,
        BIENTOT,
        CLOS,
        SUSPENDU,
        FERME
    }

    public record Fait(String libelle, String valeur) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Typographie typographie;

    @Inject
    private Contexte contexte;

    @Inject
    private Reglements reglements;

    private Reglement reglement;
    private TableauDesRegles tableau;
    private LocalDate jour;
    private String au = "";
    private List<Lecture.Erreur> erreurs = List.of();

    @PostConstruct
    void lire() {
        jour = jourDemande();
        try {
            reglement = reglements.enVigueur(jour);
            tableau = new TableauDesRegles(reglement);
        } catch (Introuvable e) {
            reglement = null;
        }
    }

    private LocalDate jourDemande() {
        LocalDate aujourdhui = contexte.getAujourdhui();
        au = Saisie.de(Map.of("depot", requete.getParameterMap().getOrDefault("au", new String[0])))
                .depot();
        if (au.isEmpty()) {
            return aujourdhui;
        }
        try {
            return Lecture.date(au);
        } catch (IllegalArgumentException e) {
            erreurs = List.of(new Lecture.Erreur("au", e.getMessage()));
            return aujourdhui;
        }
    }

    public Reglement getReglement() {
        return reglement;
    }

    public TableauDesRegles getTableau() {
        return tableau;
    }

    public List<Reglements.Version> getVersions() {
        return reglements.versions();
    }

    public LocalDate getJour() {
        return jour;
    }

    public String getAu() {
        return Lecture.dateMontree(au.isEmpty() ? jour.toString() : au);
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String getErreur() {
        return erreurs.isEmpty() ? "" : erreurs.get(0).message();
    }

    public Etat getEtat() {
        Guichet.Etat guichet = contexte.guichet().etat();
        if (guichet == Guichet.Etat.SUSPENDU) {
            return Etat.SUSPENDU;
        }
        if (reglement == null || guichet != Guichet.Etat.OUVERT) {
            return Etat.FERME;
        }
        if (jour.isBefore(reglement.depot().ouverture())) {
            return Etat.BIENTOT;
        }
        LocalDate fermeture = reglement.depot().fermeture();
        return fermeture != null && jour.isAfter(fermeture) ? Etat.CLOS : Etat.OUVERT;
    }

    /** What an applicant wants to know before anything else. */
    public List<Fait> getEnBref() {
        List<Montant> forfaits =
                reglement.forfaits().stream().map(Forfait::montant).sorted().toList();
        String aide = forfaits.isEmpty()
                ? "Jusqu’à " + typographie.pourcentage(reglement.tauxMax()) + " du coût"
                : typographie.montant(forfaits.get(0));
        if (forfaits.size() > 1) {
            aide += " à " + typographie.montant(forfaits.get(forfaits.size() - 1)) + ", selon la collectivité";
        }
        return List.of(
                new Fait("Aide", aide),
                new Fait(
                        "Coût minimal du projet",
                        reglement.plancher() == null
                                ? "Aucun"
                                : typographie.montant(reglement.plancher().montant())),
                new Fait(
                        "Enveloppe du département",
                        typographie.montant(reglement.enveloppe().total())));
    }

    /** The next relevé, null when none is to come. */
    public Session getProchaineSession() {
        return reglement.sessions().stream()
                .filter(session -> !session.releveLe().isBefore(jour))
                .findFirst()
                .orElse(null);
    }

    public boolean passee(Session session) {
        return session.releveLe().isBefore(jour);
    }
}
