package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Comparaison;
import fr.guichets.reglement.Comparaison.Ligne;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.CarteDeFrance;
import fr.guichets.web.Colonne;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Pagination;
import fr.guichets.web.TableauDesRegles;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One rule in every guichet: who says the same, on the map and in a table. */
@Named("comparaison")
@RequestScoped
public class PageComparaison {

    private static final int TAILLE = 50;

    /** How many shades the map has; beyond, the letter alone tells groups apart. */
    private static final int NUANCES = 4;

    /** @param href of the guichets of this group alone */
    public record Groupe(String lettre, String classe, String nombre, List<String> enonce, String href) {}

    /** @param ligne in the form that the fragments of the rules show */
    public record Rangee(Ligne comparee, TableauDesRegles.Ligne ligne) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Comparaison comparaison;

    @Inject
    private Contexte contexte;

    @Inject
    private Typographie fr;

    private FiltresDeComparaison filtres;
    private List<Ligne> toutes;
    private List<Ligne> filtrees;

    @PostConstruct
    void charger() {
        filtres = FiltresDeComparaison.de(requete.getParameterMap());
        toutes = comparaison.de(filtres.cle().nom(), getJour());
        filtrees = filtres.appliquer(toutes);
    }

    public Cle getCle() {
        return filtres.cle();
    }

    public LocalDate getJour() {
        return filtres.jour(contexte.getAujourdhui());
    }

    public AdresseDeListe getFiltres() {
        return filtres.adresse();
    }

    public boolean isFiltree() {
        return filtres.actifs();
    }

    public List<Lecture.Erreur> getErreurs() {
        return filtres.erreurs();
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(filtres.erreurs(), champ);
    }

    public Map<String, String> getChoixCles() {
        return Vocabulaire.cles().stream()
                .collect(Collectors.toMap(
                        Cle::nom,
                        cle -> fr.phrase(cle.groupe().titre() + " : " + cle.intitule()),
                        (une, autre) -> une,
                        LinkedHashMap::new));
    }

    public Map<String, String> getChoixRegions() {
        return toutes.stream()
                .map(ligne -> ligne.guichet().region())
                .sorted()
                .distinct()
                .collect(Collectors.toMap(region -> region, region -> region, (une, autre) -> une, LinkedHashMap::new));
    }

    public Map<String, String> getChoixGroupes() {
        Map<String, String> choix = new LinkedHashMap<>();
        getGroupes().forEach(groupe -> choix.put(groupe.lettre(), groupe.lettre() + ", " + groupe.nombre()));
        return choix;
    }

    public Map<String, String> getChoixNiveaux() {
        Map<String, String> choix = new LinkedHashMap<>();
        choix.put("DEPARTEMENT", "Propre au guichet");
        choix.put("NATIONAL", "Héritée du modèle national");
        return choix;
    }

    /** Over all guichets, whatever the filters: the letters keep their meaning. */
    public List<Groupe> getGroupes() {
        Map<String, List<Ligne>> parLettre = toutes.stream()
                .sorted(Comparator.<Ligne>comparingInt(ligne -> ligne.groupe().length())
                        .thenComparing(Ligne::groupe))
                .collect(Collectors.groupingBy(Ligne::groupe, LinkedHashMap::new, Collectors.toList()));
        return parLettre.entrySet().stream()
                .map(entree -> new Groupe(
                        entree.getKey(),
                        classe(entree.getKey()),
                        guichets(entree.getValue().size()),
                        entree.getValue().get(0).enonce(),
                        filtres.adresse().avec("groupe", entree.getKey()).lien() + "#guichets"))
                .toList();
    }

    private static String classe(String lettre) {
        int rang = lettre.length() > 1 ? NUANCES : Math.min(NUANCES, lettre.charAt(0) - 'A');
        return "carte-tuiles__lien--nuance-" + rang;
    }

    public List<CarteDeFrance.Case> getCarte() {
        return filtrees.stream()
                .map(ligne -> CarteDeFrance.placer(
                        ligne.guichet(),
                        "groupe " + ligne.groupe(),
                        "/reglement/console?guichet=" + ligne.guichet().code(),
                        ligne.groupe(),
                        classe(ligne.groupe())))
                .flatMap(Optional::stream)
                .toList();
    }

    public List<Rangee> getRangees() {
        int premiere = Math.min(filtres.adresse().page() * TAILLE, filtrees.size());
        return filtrees.subList(premiere, Math.min(premiere + TAILLE, filtrees.size())).stream()
                .map(ligne -> new Rangee(ligne, reglee(ligne)))
                .toList();
    }

    private TableauDesRegles.Ligne reglee(Ligne ligne) {
        return reglee(filtres.cle(), ligne);
    }

    static TableauDesRegles.Ligne reglee(Cle cle, Ligne ligne) {
        return new TableauDesRegles.Ligne(cle.nom(), cle.intitule(), ligne.enonce(), ligne.provenance(), List.of());
    }

    public Pagination getPagination() {
        return new Pagination(filtres.adresse(), filtres.adresse().page(), TAILLE, filtrees.size());
    }

    public boolean isVide() {
        return filtrees.isEmpty();
    }

    public String getNombre() {
        return guichets(filtrees.size()) + (filtres.actifs() ? filtrees.size() < 2 ? " filtré" : " filtrés" : "");
    }

    private String guichets(int nombre) {
        return fr.nombre(nombre) + "\u00a0guichet" + (nombre < 2 ? "" : "s");
    }

    public List<AdresseDeListe.Etiquette> getEtiquettes() {
        AdresseDeListe adresse = filtres.adresse();
        return Stream.of(
                        adresse.etiquettes("q", valeur -> "«\u00a0" + valeur + "\u00a0»"),
                        adresse.etiquettes("region", valeur -> valeur),
                        adresse.etiquettes("groupe", valeur -> "Groupe " + valeur),
                        adresse.etiquettes("niveau", valeur -> getChoixNiveaux().get(valeur)))
                .flatMap(List::stream)
                .toList();
    }

    /** The same rule on the same day, all guichets. */
    public String getSansFiltre() {
        AdresseDeListe adresse = filtres.adresse();
        for (String cle : List.of("q", "region", "groupe", "niveau")) {
            for (String valeur : adresse.valeurs(cle)) {
                adresse = adresse.sans(cle, valeur);
            }
        }
        return adresse.lien();
    }

    public List<Colonne> getColonnes() {
        return List.of(
                colonne("Guichet", FiltresDeComparaison.Tri.CODE, "fr-cell--fixed"),
                colonne("Groupe", FiltresDeComparaison.Tri.GROUPE, ""),
                new Colonne("Ce que dit la règle", ""),
                new Colonne("Origine", ""),
                colonne("Version", FiltresDeComparaison.Tri.VERSION, ""));
    }

    private Colonne colonne(String libelle, FiltresDeComparaison.Tri tri, String classe) {
        return Colonne.triee(
                libelle, tri, classe, filtres.tri(), filtres.adresse().descendant());
    }

    public String export(String format) {
        return "/reglement/comparer-export?format=" + format + filtres.adresse().suite();
    }
}
