package fr.guichets.web;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Enonces;
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
import java.util.Optional;

/**
 * The call for projects of a guichet, made from the rules in force today, on the day that /regles?au= asks for, or in the
 * version that /regles?version= names.
 */
@Named("appel")
@RequestScoped
public class AppelAProjets {

    /** What the first page is made of. */
    public enum Etat {
        APPEL,
        /** The guichet is in preparation. */
        BIENTOT,
        SUSPENDU,
        FERME
    }

    /** Of the requests, that day. */
    public enum Depot {
        OUVERT,
        BIENTOT,
        CLOS
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
    private VersionsPubliees versions;
    private LocalDate jour;
    private String au = "";
    private boolean nommee;
    private boolean apercu;
    private List<Lecture.Erreur> erreurs = List.of();

    @PostConstruct
    void lire() {
        String version = Optional.ofNullable(requete.getParameter("version")).orElse("");
        nommee = !version.isEmpty();
        jour = jourDemande();
        if (!contexte.isDuGuichet()) {
            return;
        }
        if (nommee) {
            afficher(reglements.version(version));
            return;
        }
        try {
            afficher(reglements.enVigueur(jour));
        } catch (Introuvable aucuneRegle) {
            reglement = null;
        }
    }

    private void afficher(Reglement regles) {
        reglement = regles;
        tableau = new TableauDesRegles(regles, reglements.publies().get(0).effet());
    }

    /** Makes the call from rules that are not published, as it would be read on that day. */
    public void montrer(Reglement regles, LocalDate leJour) {
        afficher(regles);
        jour = leJour;
        apercu = true;
    }

    /** Null when the list of the natures says it alone. */
    public String getQuiPeutDemander() {
        return Enonces.quiPeutDemander(reglement);
    }

    public boolean isApercu() {
        return apercu;
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

    public VersionsPubliees getVersions() {
        if (versions == null) {
            versions = new VersionsPubliees(reglements.versions(), reglements.publies(), contexte.getAujourdhui());
        }
        return versions;
    }

    /** The published version that is shown. */
    public VersionsPubliees.Ligne getVersion() {
        return getVersions().ligne(reglement.version());
    }

    /** True when the address names a version. */
    public boolean isNommee() {
        return nommee;
    }

    /** True when no version was published yet for the day asked for: the first one is shown. */
    public boolean isAvantLaPremiere() {
        return !nommee && jour.isBefore(reglement.effet());
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
        return switch (contexte.guichet().etat()) {
            case PREPARE -> Etat.BIENTOT;
            case SUSPENDU -> Etat.SUSPENDU;
            case FERME -> Etat.FERME;
            case OUVERT -> reglement == null ? Etat.FERME : Etat.APPEL;
        };
    }

    public String getTitre() {
        String guichet = "Le guichet " + typographie.phrase(contexte.guichet().complement());
        return switch (getEtat()) {
            case APPEL -> "L’appel à projets";
            case BIENTOT -> guichet + " ouvrira bientôt";
            case SUSPENDU -> guichet + " est suspendu";
            case FERME -> guichet + " est fermé";
        };
    }

    /** True where nothing can be granted. */
    public boolean isSansEnveloppe() {
        return reglement == null || reglement.enveloppe().total().estNul();
    }

    public Depot getDepot() {
        if (jour.isBefore(reglement.depot().ouverture())) {
            return Depot.BIENTOT;
        }
        LocalDate fermeture = reglement.depot().fermeture();
        return fermeture != null && jour.isAfter(fermeture) ? Depot.CLOS : Depot.OUVERT;
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
