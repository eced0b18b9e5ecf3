package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Regle;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Calendrier;
import fr.guichets.reglement.Copies;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule side by side: what the national model says, what is published here, what the draft would change. */
@Named("consoleDesRegles")
@RequestScoped
public class PageConsole {

    static final String ADRESSE = "/reglement/console";

    public record Groupe(String code, String titre, List<LigneDeConsole> lignes) {}

    /** @param lien to the field that is to be corrected */
    public record Correction(String intitule, String message, String lien) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Perimetre perimetre;

    @Inject
    private Brouillons brouillons;

    @Inject
    private Reglements reglements;

    @Inject
    private Copies copies;

    @Inject
    private Typographie fr;

    private FiltresDeConsole filtres;
    private Brouillon brouillon;
    private List<LigneDeConsole> lignes = List.of();
    private List<Calendrier.Evenement> calendrier = List.of();
    private final List<Lecture.Erreur> erreurs = new ArrayList<>();

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        perimetre.executer(() -> {
            if (requete.getMethod().equals("POST") && executer()) {
                Redirection.vers(perimetre.lien(ADRESSE + "?fait=" + parametre("action")));
            } else {
                lire();
            }
            return null;
        });
    }

    private void lire() {
        brouillon = brouillons.apercu();
        filtres = FiltresDeConsole.de(requete.getParameterMap());
        MotsDesRegles mots = MotsDesRegles.du(brouillon);
        lignes = brouillon.regles().stream()
                .map(regle -> LigneDeConsole.de(regle, mots, brouillon, perimetre.isModele()))
                .toList();
        calendrier = perimetre.isModele() ? List.of() : aVenir();
    }

    private List<Calendrier.Evenement> aVenir() {
        LocalDate aujourdhui = perimetre.getAujourdhui();
        try {
            return Calendrier.de(reglements.publies()).stream()
                    .filter(evenement -> !evenement.jour().isBefore(aujourdhui))
                    .toList();
        } catch (Introuvable aucuneVersion) {
            return List.of();
        }
    }

    /** True when it is done. */
    private boolean executer() {
        try {
            switch (parametre("action")) {
                case "ouvrir" -> brouillons.ouvrir();
                case "corriger" -> brouillons.corriger(parametre("v"));
                case "abandonner" -> brouillons.abandonner(version());
                case "exercice" -> copies.exerciceSuivant();
                default -> throw new OperationInvalide("Action inconnue : rien n'a été fait.");
            }
        } catch (OperationInvalide e) {
            erreurs.add(new Lecture.Erreur("brouillon", fr.phrase(e.getMessage())));
        }
        return erreurs.isEmpty();
    }

    private long version() {
        return parametre("version").matches("\\d{1,18}") ? Long.parseLong(parametre("version")) : -1;
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    public String getAnnonce() {
        return switch (parametre("fait")) {
            case "ouvrir" -> "Un brouillon est ouvert. Rien ne change pour le public tant qu’il n’est pas publié.";
            case "corriger" ->
                "Un brouillon est ouvert\u00a0: il corrige une version à venir. Rien ne change tant qu’il n’est pas publié.";
            case "abandonner" -> "Le brouillon est abandonné. Le journal garde ce qu’il disait.";
            case "exercice" ->
                "Un brouillon est ouvert pour l’exercice suivant\u00a0: chaque date y est décalée d’un an, à confirmer.";
            case "enregistrer" -> "Enregistré dans le brouillon" + deQuelleRegle() + ".";
            case "rien" -> "Rien n’a changé" + deQuelleRegle() + ".";
            case "heriter" -> "La règle suit le modèle national dans le brouillon" + deQuelleRegle() + ".";
            case "retablir" -> "La règle dit de nouveau ce qui est publié" + deQuelleRegle() + ".";
            default -> "";
        };
    }

    private String deQuelleRegle() {
        return lignes.stream()
                .map(LigneDeConsole::cle)
                .filter(cle -> cle.nom().equals(parametre("regle")))
                .findFirst()
                .map(cle -> "\u00a0: " + fr.phrase(cle.intitule()))
                .orElse("");
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public Brouillon getBrouillon() {
        return brouillon;
    }

    /** True when a draft is open. */
    public boolean isOuvert() {
        return brouillon.ouvertLe() != null;
    }

    public boolean isAAbandonner() {
        return isOuvert() && parametre("confirmer").equals("abandonner");
    }

    private Stream<Regle> changees() {
        return brouillon.regles().stream().filter(Regle::changee);
    }

    public boolean isChange() {
        return changees().findAny().isPresent();
    }

    /** « 2 règles changées », « aucune règle changée ». */
    public String getChangements() {
        long nombre = changees().count();
        return nombre == 0
                ? "aucune règle changée"
                : nombre + "\u00a0" + (nombre == 1 ? "règle changée" : "règles changées");
    }

    /** What prevents the publication, each with where it is corrected. */
    public List<Correction> getCorrections() {
        return brouillon.erreurs().stream()
                .map(erreur -> new Correction(
                        fr.phrase(intitule(erreur.cle())),
                        MotsDesRegles.erreur(erreur),
                        perimetre.lien(PageRegle.ADRESSE + "?cle=" + erreur.cle() + "#" + champ(erreur))))
                .toList();
    }

    private static String champ(Brouillon.Erreur erreur) {
        String chemin = erreur.champ();
        return ChampSaisi.id("valeur" + (chemin.isEmpty() || chemin.startsWith("[") ? chemin : "." + chemin));
    }

    private String intitule(String nom) {
        return lignes.stream()
                .map(LigneDeConsole::cle)
                .filter(cle -> cle.nom().equals(nom))
                .findFirst()
                .map(Cle::intitule)
                .orElse(nom);
    }

    public AdresseDeListe getFiltres() {
        return filtres.getAdresse();
    }

    public Map<String, String> getChoixGroupes() {
        return FiltresDeConsole.groupes();
    }

    public Map<String, String> getChoixMontrer() {
        return FiltresDeConsole.montrer();
    }

    /** Those that the filters retain, in the order in which an applicant asks. */
    public List<Groupe> getGroupes() {
        return Arrays.stream(Cle.Groupe.values())
                .map(groupe -> new Groupe(
                        groupe.name(),
                        groupe.titre(),
                        lignes.stream()
                                .filter(ligne -> ligne.cle().groupe() == groupe && filtres.retient(ligne))
                                .toList()))
                .filter(groupe -> !groupe.lignes().isEmpty())
                .toList();
    }

    /** « 38 règles », « 4 règles sur 38 ». */
    public String getNombre() {
        long retenues = lignes.stream().filter(filtres::retient).count();
        return retenues == lignes.size()
                ? lignes.size() + "\u00a0règles"
                : retenues + "\u00a0" + (retenues < 2 ? "règle" : "règles") + " sur " + lignes.size();
    }

    public String modifier(LigneDeConsole ligne) {
        return perimetre.lien(PageRegle.ADRESSE + "?cle=" + ligne.cle().nom());
    }

    public String export(String format) {
        return perimetre.lien(ExportConsole.REGLES + "?format=" + format
                + filtres.getAdresse().suite());
    }

    /** The days to come. */
    public List<Calendrier.Evenement> getCalendrier() {
        return calendrier;
    }
}
