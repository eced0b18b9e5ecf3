package fr.guichets.web.instruction;

import fr.guichets.dossiers.CriteresDeListe;
import fr.guichets.dossiers.CriteresDeListe.Tri;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.web.Lecture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a list of dossiers is asked to show, read from an address and written back into it: a kept address is a kept view. */
public final class FiltresDossiers {

    public static final String MOI = "moi";
    public static final String PERSONNE = "personne";
    static final int TAILLE = 50;

    private static final int LONGUEUR_MAXIMALE = 200;
    private static final int VALEURS_MAXIMUM = 60;
    private static final int PAGE_MAXIMALE = 100_000;
    private static final List<String> CLES = List.of(
            "q",
            "etat",
            "instructeur",
            "arrondissement",
            "theme",
            "nature",
            "session",
            "recevable",
            "du",
            "au",
            "tri",
            "page");

    private final Map<String, List<String>> valeurs;

    private FiltresDossiers(Map<String, List<String>> valeurs) {
        this.valeurs = valeurs;
    }

    /** Reads what it knows and leaves the rest: an address that somebody mangled still opens a list. */
    static FiltresDossiers de(Map<String, String[]> parametres) {
        Map<String, List<String>> lues = new LinkedHashMap<>();
        for (String cle : CLES) {
            List<String> valeurs = Arrays.stream(parametres.getOrDefault(cle, new String[0]))
                    .map(FiltresDossiers::propre)
                    .filter(valeur -> !valeur.isEmpty() && admise(cle, valeur))
                    .distinct()
                    .limit(VALEURS_MAXIMUM)
                    .toList();
            if (!valeurs.isEmpty()) {
                lues.put(cle, valeurs);
            }
        }
        return new FiltresDossiers(lues);
    }

    private static String propre(String valeur) {
        String propre = valeur.replaceAll("\\p{Cc}", " ").strip();
        return propre.length() > LONGUEUR_MAXIMALE ? propre.substring(0, LONGUEUR_MAXIMALE) : propre;
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "etat" ->
                EtatDossier.deposes().stream().map(Enum::name).toList().contains(valeur);
            case "recevable" -> Set.of("oui", "non").contains(valeur);
            case "tri" -> Arrays.stream(Tri.values()).map(Enum::name).anyMatch(sansSigne(valeur)::equals);
            case "page" -> valeur.matches("\\d{1,6}") && Integer.parseInt(valeur) <= PAGE_MAXIMALE;
            default -> true;
        };
    }

    private static String sansSigne(String tri) {
        return tri.startsWith("-") ? tri.substring(1) : tri;
    }

    /** The only value of a key, empty when there is none. */
    public String valeur(String cle) {
        List<String> lues = valeurs(cle);
        return lues.isEmpty() ? "" : lues.get(0);
    }

    public List<String> valeurs(String cle) {
        return valeurs.getOrDefault(cle, List.of());
    }

    public boolean contient(String cle, String valeur) {
        return valeurs(cle).contains(valeur);
    }

    /** True when something is filtered, whatever the order and the page. */
    public boolean isActifs() {
        return valeurs.keySet().stream().anyMatch(cle -> !Set.of("tri", "page").contains(cle));
    }

    /** Every key and value but those of one key, for the hidden fields of a form. */
    public List<Map.Entry<String, String>> saufCle(String cle) {
        return valeurs.entrySet().stream()
                .filter(entree ->
                        !entree.getKey().equals(cle) && !entree.getKey().equals("page"))
                .flatMap(entree -> entree.getValue().stream().map(valeur -> Map.entry(entree.getKey(), valeur)))
                .toList();
    }

    FiltresDossiers avec(String cle, String valeur) {
        Map<String, List<String>> autres = copie();
        autres.put(cle, List.of(valeur));
        return new FiltresDossiers(autres);
    }

    /** Without one value of a filter, from the first page on. */
    FiltresDossiers sans(String cle, String valeur) {
        Map<String, List<String>> autres = copie();
        List<String> restantes = new ArrayList<>(valeurs(cle));
        restantes.remove(valeur);
        if (restantes.isEmpty()) {
            autres.remove(cle);
        } else {
            autres.put(cle, restantes);
        }
        return new FiltresDossiers(autres);
    }

    private Map<String, List<String>> copie() {
        Map<String, List<String>> copie = new LinkedHashMap<>(valeurs);
        copie.remove("page");
        return copie;
    }

    /** As the part of an address after the question mark: etat=DEPOSE&amp;tri=-NUMERO. */
    public String adresse() {
        return valeurs.entrySet().stream()
                .flatMap(entree -> entree.getValue().stream().map(valeur -> entree.getKey() + "=" + code(valeur)))
                .collect(Collectors.joining("&"));
    }

    static String code(String valeur) {
        return URLEncoder.encode(valeur, StandardCharsets.UTF_8);
    }

    public int page() {
        return valeur("page").isEmpty() ? 0 : Integer.parseInt(valeur("page"));
    }

    /** The nearest deadline first when the address says nothing. */
    public Tri tri() {
        return valeur("tri").isEmpty() ? Tri.ECHEANCE : Tri.valueOf(sansSigne(valeur("tri")));
    }

    public boolean descendant() {
        return valeur("tri").startsWith("-");
    }

    /** Dates that cannot be read, each with its remedy; the list then ignores them. */
    List<Lecture.Erreur> erreurs() {
        List<Lecture.Erreur> erreurs = new ArrayList<>();
        for (String cle : List.of("du", "au")) {
            try {
                date(cle);
            } catch (IllegalArgumentException e) {
                erreurs.add(new Lecture.Erreur(cle, "", e.getMessage()));
            }
        }
        return erreurs;
    }

    private LocalDate date(String cle) {
        return valeur(cle).isEmpty() ? null : Lecture.date(valeur(cle));
    }

    private LocalDate dateLisible(String cle) {
        try {
            return date(cle);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** @param moi identifier of the reader, for « mes dossiers » */
    CriteresDeListe criteres(String moi, int page, int taille) {
        Set<EtatDossier> etats = new LinkedHashSet<>();
        valeurs("etat").forEach(etat -> etats.add(EtatDossier.valueOf(etat)));
        String instructeur =
                switch (valeur("instructeur")) {
                    case "" -> null;
                    case MOI -> moi;
                    case PERSONNE -> CriteresDeListe.PERSONNE;
                    default -> valeur("instructeur");
                };
        return new CriteresDeListe(
                valeur("q").isEmpty() ? null : valeur("q"),
                etats,
                instructeur,
                Set.copyOf(valeurs("arrondissement")),
                Set.copyOf(valeurs("theme")),
                Set.copyOf(valeurs("nature")),
                Set.copyOf(valeurs("session")),
                valeur("recevable").isEmpty() ? null : valeur("recevable").equals("oui"),
                dateLisible("du"),
                dateLisible("au"),
                tri(),
                descendant(),
                page,
                taille);
    }
}
