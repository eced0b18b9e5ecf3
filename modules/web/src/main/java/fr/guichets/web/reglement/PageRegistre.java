package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.FondsNational;
import fr.guichets.reglement.AdministrationDesGuichets;
import fr.guichets.reglement.AdministrationDesGuichets.Creation;
import fr.guichets.reglement.AdministrationDesGuichets.Etape;
import fr.guichets.reglement.AdministrationDesGuichets.Suivi;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Colonne;
import fr.guichets.web.Pagination;
import fr.guichets.web.Redirection;
import fr.guichets.web.reglement.FiltresDuRegistre.Ligne;
import fr.guichets.web.reglement.FiltresDuRegistre.Regles;
import fr.guichets.web.reglement.FiltresDuRegistre.Tri;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every guichet, what it is doing, and those being made. */
@Named("registre")
@RequestScoped
public class PageRegistre {

    private static final int TAILLE = 25;

    /** @param classe of the badge of the step, in words too */
    public record Pas(String libelle, String etat, String classe) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private AdministrationDesGuichets administration;

    @Inject
    private Credits credits;

    @Inject
    private Typographie fr;

    private FiltresDuRegistre filtres;
    private List<Ligne> toutes;
    private List<Ligne> lignes;
    private List<Creation> creations;
    private String refus = "";

    /** Tries a failed creation again when the form asks for it, before the page is written. */
    public void agir() {
        String code = requete.getParameter("reprendre");
        if (requete.getMethod().equals("POST") && code != null && code.matches("\\d{2}|2[AB]|9[78]\\d")) {
            try {
                administration.reprendre(new CodeDepartement(code));
                Redirection.vers(FiltresDuRegistre.PAGE + "#creations");
                return;
            } catch (OperationInvalide e) {
                refus = fr.phrase(e.getMessage());
            }
        }
        charger();
    }

    void charger() {
        filtres = FiltresDuRegistre.de(requete.getParameterMap());
        toutes = lire(administration.tous(), credits.fonds());
        lignes = filtres.appliquer(toutes);
        creations = administration.creations();
    }

    static List<Ligne> lire(List<Suivi> suivis, FondsNational fonds) {
        return suivis.stream()
                .map(suivi -> new Ligne(suivi, fonds.delegue(suivi.guichet().code())))
                .toList();
    }

    public String getRefus() {
        return refus;
    }

    public AdresseDeListe getFiltres() {
        return filtres.adresse();
    }

    public boolean isFiltree() {
        return filtres.adresse().isFiltree();
    }

    public List<Ligne> getLignes() {
        int premiere = Math.min(filtres.adresse().page() * TAILLE, lignes.size());
        return lignes.subList(premiere, Math.min(premiere + TAILLE, lignes.size()));
    }

    public List<Creation> getCreations() {
        return creations;
    }

    /** True while the page should be read again by itself. */
    public boolean isEnCours() {
        return creations.stream().anyMatch(creation -> creation.etape() != Etape.PRETE && creation.erreur() == null);
    }

    public List<Pas> pas(Creation creation) {
        return Arrays.stream(Etape.values()).map(etape -> pas(creation, etape)).toList();
    }

    private static Pas pas(Creation creation, Etape etape) {
        int rang = creation.etape().compareTo(etape);
        if (rang > 0 || rang == 0 && (etape == Etape.PRETE || etape == Etape.DEMANDEE)) {
            return new Pas(etape.libelle(), "fait", "fr-badge--success");
        }
        if (rang < 0) {
            return new Pas(etape.libelle(), "à faire", "");
        }
        return creation.erreur() == null
                ? new Pas(etape.libelle(), "en cours", "fr-badge--info")
                : new Pas(etape.libelle(), "échec", "fr-badge--error");
    }

    public boolean isPrete(Creation creation) {
        return creation.etape() == Etape.PRETE;
    }

    public Map<String, String> getChoixRegions() {
        Map<String, String> choix = new LinkedHashMap<>();
        toutes.stream()
                .map(ligne -> ligne.guichet().region())
                .sorted()
                .distinct()
                .forEach(region -> choix.put(region, region));
        return choix;
    }

    public Map<String, String> getChoixEtats() {
        Map<String, String> choix = new LinkedHashMap<>();
        for (Guichet.Etat etat : Guichet.Etat.values()) {
            choix.put(etat.name(), etat.libelle());
        }
        return choix;
    }

    public Map<String, String> getChoixTypes() {
        Map<String, String> choix = new LinkedHashMap<>();
        for (Guichet.Type type : Guichet.Type.values()) {
            choix.put(type.name(), type(type));
        }
        return choix;
    }

    static String type(Guichet.Type type) {
        return type == Guichet.Type.DEPARTEMENT ? "Département" : "Collectivité d’outre-mer";
    }

    public Map<String, String> getChoixRegles() {
        Map<String, String> choix = new LinkedHashMap<>();
        for (Regles regles : Regles.values()) {
            choix.put(regles.name(), regles(regles));
        }
        return choix;
    }

    static String regles(Regles regles) {
        return regles == Regles.PROPRES ? "Règles propres" : "Modèle national seul";
    }

    public String regles(Ligne ligne) {
        return regles(ligne.regles());
    }

    static String classeDe(Guichet.Etat etat) {
        return switch (etat) {
            case PREPARE -> "fr-badge--info";
            case OUVERT -> "fr-badge--success";
            case SUSPENDU -> "fr-badge--warning";
            case FERME -> "";
        };
    }

    public String classe(Guichet.Etat etat) {
        return classeDe(etat);
    }

    public String getNombre() {
        return filtres.adresse().compter(lignes.size(), "guichet", "filtré");
    }

    public String export(String format) {
        return "/reglement/guichets-export?format=" + format + filtres.adresse().suite();
    }

    public Pagination getPagination() {
        return new Pagination(filtres.adresse(), filtres.adresse().page(), TAILLE, lignes.size());
    }

    public List<AdresseDeListe.Etiquette> getEtiquettes() {
        AdresseDeListe adresse = filtres.adresse();
        return Stream.of(
                        adresse.etiquettes("q", valeur -> "«\u00a0" + valeur + "\u00a0»"),
                        adresse.etiquettes("region", valeur -> valeur),
                        adresse.etiquettes(
                                "etat", valeur -> Guichet.Etat.valueOf(valeur).libelle()),
                        adresse.etiquettes("type", valeur -> type(Guichet.Type.valueOf(valeur))),
                        adresse.etiquettes("regles", valeur -> regles(Regles.valueOf(valeur))))
                .flatMap(List::stream)
                .toList();
    }

    public List<Colonne> getColonnes() {
        return List.of(
                colonne("Guichet", Tri.CODE, "fr-cell--fixed"),
                colonne("État", Tri.ETAT, ""),
                colonne("Règles en vigueur", Tri.EFFET, ""),
                new Colonne("À venir", "fr-cell--right"),
                colonne("Dotation", Tri.DOTATION, "fr-cell--right"),
                new Colonne("Région", ""));
    }

    private Colonne colonne(String libelle, Tri tri, String classe) {
        return Colonne.triee(
                libelle, tri, classe, filtres.tri(), filtres.adresse().descendant());
    }
}
