package fr.guichets.web;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.Remedes;
import fr.guichets.reglement.Remedes.Remede;
import fr.guichets.reglement.ThemeNational;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Three steps, all of them addresses: the collectivité, the expenses and aids, the result. */
@Named("simulateur")
@RequestScoped
public class Simulateur {

    public enum Etape {
        COLLECTIVITE,
        DEPENSES,
        RESULTAT
    }

    private static final int LONGUEUR_MINIMALE = 2;

    /** Whatever the project becomes, this guichet would refuse it. */
    private static final Set<String> SANS_ISSUE = Set.of("SANS_REMEDE", "AUTRE_GUICHET");

    /** The limits are in the table of amounts, and what could be asked beside the amount. */
    private static final Set<String> DEJA_DITS = Set.of("LIMITE", "DEMANDER_PLUS");

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Collectivites collectivites;

    @Inject
    private Reglements reglements;

    @Inject
    private Horloge horloge;

    @Inject
    private Typographie typographie;

    private Saisie saisie;
    private Etape etape = Etape.COLLECTIVITE;
    private List<Lecture.Erreur> erreurs = List.of();
    private List<Collectivites.Trouvee> trouvees = List.of();
    private Collectivites.Trouvee porteur;
    private Reglement reglement;
    private Demande demande;
    private Resultat resultat;
    private List<Remede> remedes = List.of();
    private LocalDate jour;

    @PostConstruct
    void conduire() {
        saisie = Saisie.de(requete.getParameterMap());
        Lecture lecture = new Lecture(saisie, contexte.getAujourdhui());
        jour = lecture.jourDepot();
        if (contexte.guichet().etat() != Guichet.Etat.FERME) {
            try {
                reglement = reglements.enVigueur(jour);
                simuler(lecture);
            } catch (Introuvable e) {
                reglement = null;
            }
        }
    }

    private void simuler(Lecture lecture) {
        porteur = saisie.collectivite().isEmpty()
                ? null
                : collectivites
                        .parReference(saisie.collectivite(), jour.getYear())
                        .orElse(null);
        if (porteur == null) {
            chercher(jour.getYear());
        } else if (!porteur.releveDe(contexte.guichet())) {
            trouvees = List.of(porteur);
        } else if (demande("resultat")) {
            calculer(lecture);
        } else {
            etape = Etape.DEPENSES;
            saisie = saisie.apres(requete.getParameter("ajouter"), requete.getParameter("retirer"));
        }
        if (etape == Etape.DEPENSES) {
            saisie = saisie.avecUneDepense();
        }
    }

    private boolean demande(String valeur) {
        return valeur.equals(requete.getParameter("etape"));
    }

    private void chercher(int annee) {
        if (!saisie.collectivite().isEmpty()) {
            erreurs = List.of(new Lecture.Erreur(
                    "recherche",
                    "Cette collectivité est inconnue\u00a0: cherchez-la par son nom, son code postal ou son SIREN"));
        } else if (requete.getParameter("q") != null && saisie.recherche().length() < LONGUEUR_MINIMALE) {
            erreurs = List.of(new Lecture.Erreur(
                    "recherche", "Saisissez au moins deux caractères du nom, un code postal ou un numéro SIREN"));
        } else if (!saisie.recherche().isEmpty()) {
            trouvees = collectivites.rechercher(saisie.recherche(), contexte.guichet(), annee);
        } else if (demande("depenses") || demande("resultat")) {
            erreurs = List.of(new Lecture.Erreur("recherche", "Choisissez d’abord votre collectivité"));
        }
    }

    private void calculer(Lecture lecture) {
        erreurs = lecture.erreurs();
        if (!erreurs.isEmpty()) {
            etape = Etape.DEPENSES;
            return;
        }
        etape = Etape.RESULTAT;
        demande = lecture.pour(
                porteur.collectivite(), horloge.maintenant(), contexte.guichet().fuseau());
        Evaluation evaluation = reglements.evaluer(demande);
        remedes = remedes(evaluation);
        resultat = new Resultat(evaluation.chez(contexte.guichet()), reglement, lecture.aUnMontantDemande());
    }

    /** What the verdict itself does not tell already. */
    private List<Remede> remedes(Evaluation evaluation) {
        List<Remede> utiles = Remedes.pour(reglements.publies(), demande, contexte.getAujourdhui()).stream()
                .filter(remede -> !DEJA_DITS.contains(remede.code()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!contexte.isOuvert() && evaluation.recevable()) {
            utiles.add(
                    0,
                    new Remede(
                            "OUVERTURE",
                            typographie.phrase("Une fois le guichet ouvert, l’aide possible serait de "
                                    + typographie.montant(evaluation.montantMaximum())
                                    + ", si les règles publiées restent les mêmes.")));
        }
        return utiles;
    }

    /** False where the guichet is closed or has published no rules. */
    public boolean isDisponible() {
        return reglement != null;
    }

    public int getDepensesMaximum() {
        return Saisie.DEPENSES_MAXIMUM;
    }

    public int getAidesMaximum() {
        return Saisie.AIDES_MAXIMUM;
    }

    public boolean isDepensePossible() {
        return saisie.depensePossible();
    }

    public boolean isAidePossible() {
        return saisie.aidePossible();
    }

    public String getEtape() {
        return etape.name();
    }

    /** Title of the page (RGAA 8.6): error first, then what was found, then where one is. */
    public String getTitre() {
        String debut = erreurs.isEmpty() ? "" : "Erreur\u00a0: ";
        return debut
                + switch (etape) {
                    case COLLECTIVITE -> recherche() + "Votre collectivité – étape 1 sur 3";
                    case DEPENSES -> "Votre projet – étape 2 sur 3";
                    case RESULTAT -> resultat.getTitre() + " – étape 3 sur 3";
                }
                + " – Simulateur";
    }

    private String recherche() {
        return isCherche() ? "Recherche «\u00a0" + saisie.recherche() + "\u00a0» – " : "";
    }

    public Saisie getSaisie() {
        return saisie;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    /** The message of a field, empty when it is right. */
    public String erreur(String champ) {
        return erreurs.stream()
                .filter(erreur -> erreur.champ().equals(champ))
                .map(Lecture.Erreur::remede)
                .collect(Collectors.joining(". "));
    }

    public List<Collectivites.Trouvee> getTrouvees() {
        return trouvees;
    }

    /** True when the search may have found more than is shown. */
    public boolean isTronquee() {
        return trouvees.size() >= Collectivites.MAXIMUM;
    }

    public boolean isCherche() {
        return erreurs.isEmpty() && !saisie.recherche().isEmpty();
    }

    public Collectivites.Trouvee getPorteur() {
        return porteur;
    }

    public boolean isAutreGuichet() {
        return porteur != null && !porteur.releveDe(contexte.guichet());
    }

    public boolean ici(Collectivites.Trouvee trouvee) {
        return trouvee.releveDe(contexte.guichet());
    }

    /** Goes on with a collectivité at its own guichet, what was typed being kept. */
    public String continuer(Collectivites.Trouvee trouvee) {
        Guichet guichet = trouvee.guichet() == null ? contexte.guichet() : trouvee.guichet();
        return contexte.adresse(guichet) + "simulateur?"
                + saisie.pour(trouvee.reference()).requete("depenses");
    }

    public String getModifierCollectivite() {
        return "/simulateur?" + saisie.pour("").requete("");
    }

    public String getModifierDepenses() {
        return "/simulateur?" + saisie.requete("depenses");
    }

    public Reglement getReglement() {
        return reglement;
    }

    public List<NatureDepense> getNatures() {
        return Arrays.asList(NatureDepense.values());
    }

    public boolean exclue(NatureDepense nature) {
        return reglement.exclusions().contains(nature);
    }

    /** True when the nature chosen on a line is one that this guichet does not finance. */
    public boolean ligneExclue(Saisie.Depense depense) {
        return reglement.exclusions().stream().anyMatch(nature -> nature.name().equals(depense.nature()));
    }

    public String getJourDepot() {
        return Lecture.dateMontree(
                saisie.depot().isEmpty() ? contexte.getAujourdhui().toString() : saisie.depot());
    }

    public String getJourSignature() {
        return Lecture.dateMontree(saisie.signature());
    }

    /** Planned day of filing. */
    public LocalDate getJour() {
        return jour;
    }

    public Resultat getResultat() {
        return resultat;
    }

    /** What would make a refused project possible, or give more to another. */
    public List<Remede> getRemedes() {
        return remedes;
    }

    /** True when no change of the project would help here. */
    public boolean isSansIssue() {
        return remedes.stream().anyMatch(remede -> SANS_ISSUE.contains(remede.code()));
    }

    /** True when requests are not received yet on the planned day. */
    public boolean isTropTot() {
        return jour.isBefore(reglement.depot().ouverture());
    }

    /** True when requests are no more received on the planned day. */
    public boolean isTropTard() {
        return reglement.depot().fermeture() != null
                && jour.isAfter(reglement.depot().fermeture());
    }

    /** The project that was judged. */
    public Demande getDemande() {
        return demande;
    }

    /** Label of its theme in the words of the guichet, empty when none was chosen. */
    public String getTheme() {
        return reglement.themes().stream()
                .filter(theme -> theme.code().equals(demande.theme()))
                .map(theme -> typographie.phrase(theme.libelle()))
                .findFirst()
                .orElse("");
    }

    /** Where the simulated project becomes a request, its values kept through the login. */
    public String getCommencer() {
        return "/dossiers/demande?nouveau&" + saisie.requete("");
    }

    /** The themes of this guichet, and the one already chosen if it comes from another guichet. */
    public Map<String, String> getThemes() {
        Map<String, String> themes = new LinkedHashMap<>();
        reglement.themes().forEach(theme -> themes.put(theme.code(), theme.libelle()));
        Arrays.stream(ThemeNational.values())
                .filter(theme -> theme.name().equals(saisie.theme()))
                .forEach(theme -> themes.putIfAbsent(theme.name(), theme.libelle() + " (non financé ici)"));
        return themes;
    }
}
