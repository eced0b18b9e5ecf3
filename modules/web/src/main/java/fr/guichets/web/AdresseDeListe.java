package fr.guichets.web;

import fr.guichets.documents.Typographie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a list is asked to show, read from an address and written back into it: a kept address is a kept view. Keys tri (a
 * minus before it turns the order round) and page are known to all lists.
 */
public final class AdresseDeListe {

    /** A filter in its words, and the same list without it. */
    public record Etiquette(String libelle, String href) {}

    private static final Typographie FR = new Typographie();
    private static final int LONGUEUR_MAXIMALE = 200;
    private static final int VALEURS_MAXIMUM = 60;
    private static final int PAGE_MAXIMALE = 100_000;
    private static final Set<String> HORS_FILTRES = Set.of("tri", "page");

    private final String chemin;
    private final Map<String, List<String>> valeurs;

    private AdresseDeListe(String chemin, Map<String, List<String>> valeurs) {
        this.chemin = chemin;
        this.valeurs = valeurs;
    }

    /**
     * Reads what it knows and leaves the rest: an address that somebody mangled still opens a list.
     *
     * @param chemin of the page
     * @param cles in the order in which they are written back, tri and page not among them
     * @param admise tells for a key, tri (without its sign) included, whether a value has a meaning
     */
    public static AdresseDeListe lire(
            String chemin, List<String> cles, Map<String, String[]> parametres, BiPredicate<String, String> admise) {
        Map<String, List<String>> lues = new LinkedHashMap<>();
        for (String cle : cles) {
            lire(lues, cle, parametres, valeur -> admise.test(cle, valeur));
        }
        lire(lues, "tri", parametres, valeur -> admise.test("tri", sansSigne(valeur)));
        lire(lues, "page", parametres, AdresseDeListe::estUnePage);
        return new AdresseDeListe(chemin, lues);
    }

    private static void lire(
            Map<String, List<String>> lues, String cle, Map<String, String[]> parametres, Predicate<String> admise) {
        List<String> valeurs = Arrays.stream(parametres.getOrDefault(cle, new String[0]))
                .map(AdresseDeListe::propre)
                .filter(valeur -> !valeur.isEmpty() && admise.test(valeur))
                .distinct()
                .limit(VALEURS_MAXIMUM)
                .toList();
        if (!valeurs.isEmpty()) {
            lues.put(cle, valeurs);
        }
    }

    private static boolean estUnePage(String valeur) {
        return valeur.matches("\\d{1,6}") && Integer.parseInt(valeur) <= PAGE_MAXIMALE;
    }

    private static String propre(String valeur) {
        String propre = valeur.replaceAll("\\p{Cc}", " ").strip();
        return propre.length() > LONGUEUR_MAXIMALE ? propre.substring(0, LONGUEUR_MAXIMALE) : propre;
    }

    private static String sansSigne(String tri) {
        return tri.startsWith("-") ? tri.substring(1) : tri;
    }

    /** The only value of a key, empty when there is none. */
    public String valeur(String cle) {
        List<String> lues = valeurs(cle);
        return lues.isEmpty() ? "" : lues.get(0);
    }

    /** The only value of a key, null when there is none. */
    public String texte(String cle) {
        return valeur(cle).isEmpty() ? null : valeur(cle);
    }

    /** The day of a key, null when there is none or when it cannot be read. */
    public LocalDate jour(String cle) {
        try {
            return valeur(cle).isEmpty() ? null : Lecture.date(valeur(cle));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Days that cannot be read, each with its remedy; the list then ignores them. */
    public List<Lecture.Erreur> joursIllisibles(String... cles) {
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        for (String cle : cles) {
            try {
                if (!valeur(cle).isEmpty()) {
                    Lecture.date(valeur(cle));
                }
            } catch (IllegalArgumentException e) {
                erreurs.add(new Lecture.Erreur(cle, e.getMessage()));
            }
        }
        return erreurs;
    }

    /** For a key whose values are the constants of an enumeration. */
    public static boolean nomme(Enum<?>[] constantes, String nom) {
        return Arrays.stream(constantes).map(Enum::name).anyMatch(nom::equals);
    }

    public List<String> valeurs(String cle) {
        return valeurs.getOrDefault(cle, List.of());
    }

    public boolean contient(String cle, String valeur) {
        return valeurs(cle).contains(valeur);
    }

    /** True when something is filtered, whatever the order and the page. */
    public boolean isFiltree() {
        return !HORS_FILTRES.containsAll(valeurs.keySet());
    }

    /** « 42 dossiers filtrés », « 1 écriture ». */
    public String compter(int total, String nom, String filtre) {
        String pluriel = total < 2 ? "" : "s";
        return FR.nombre(total) + "\u00a0" + nom + pluriel + (isFiltree() ? " " + filtre + pluriel : "");
    }

    /** Every key and value but those of one key and the page, for the hidden fields of a form. */
    public List<Map.Entry<String, String>> saufCle(String cle) {
        return valeurs.entrySet().stream()
                .filter(entree ->
                        !entree.getKey().equals(cle) && !entree.getKey().equals("page"))
                .flatMap(entree -> entree.getValue().stream().map(valeur -> Map.entry(entree.getKey(), valeur)))
                .toList();
    }

    /** With one value of a key instead of those it has, from the first page on. */
    public AdresseDeListe avec(String cle, String valeur) {
        Map<String, List<String>> autres = sansPage();
        autres.put(cle, List.of(valeur));
        return new AdresseDeListe(chemin, autres);
    }

    /** Without one value of a filter, from the first page on. */
    public AdresseDeListe sans(String cle, String valeur) {
        Map<String, List<String>> autres = sansPage();
        List<String> restantes = new ArrayList<>(valeurs(cle));
        restantes.remove(valeur);
        if (restantes.isEmpty()) {
            autres.remove(cle);
        } else {
            autres.put(cle, restantes);
        }
        return new AdresseDeListe(chemin, autres);
    }

    /** One for each value of a filter. */
    public List<Etiquette> etiquettes(String cle, UnaryOperator<String> libelle) {
        return valeurs(cle).stream()
                .map(valeur ->
                        new Etiquette(libelle.apply(valeur), sans(cle, valeur).lien()))
                .toList();
    }

    /** In the same order, without any filter. */
    public AdresseDeListe sansFiltre() {
        Map<String, List<String>> autres = sansPage();
        autres.keySet().retainAll(HORS_FILTRES);
        return new AdresseDeListe(chemin, autres);
    }

    private Map<String, List<String>> sansPage() {
        Map<String, List<String>> copie = new LinkedHashMap<>(valeurs);
        copie.remove("page");
        return copie;
    }

    /** The part of an address after the question mark: etat=DEPOSE&amp;tri=-NUMERO. */
    public String question() {
        return valeurs.entrySet().stream()
                .flatMap(entree -> entree.getValue().stream()
                        .map(valeur -> entree.getKey() + "=" + URLEncoder.encode(valeur, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    /** The same, to be written behind another parameter; empty when there is nothing to add. */
    public String suite() {
        return valeurs.isEmpty() ? "" : "&" + question();
    }

    /** Address of the page that shows it. */
    public String lien() {
        return valeurs.isEmpty() ? chemin : chemin + "?" + question();
    }

    /** The page asked for, from 0. */
    public int page() {
        return valeur("page").isEmpty() ? 0 : Integer.parseInt(valeur("page"));
    }

    /** The key of the order without its sign, empty when the address says nothing. */
    public String tri() {
        return sansSigne(valeur("tri"));
    }

    public boolean descendant() {
        return valeur("tri").startsWith("-");
    }
}
