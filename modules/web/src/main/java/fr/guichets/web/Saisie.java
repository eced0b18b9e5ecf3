package fr.guichets.web;

import fr.guichets.dossiers.LectureProjet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the visitor has typed in the simulator, word for word: the state of its pages, carried by their address. Unknown
 * parameters and second values of a single field are ignored, lengths are bounded.
 *
 * @param depenses at most {@link #DEPENSES_MAXIMUM} + 1, the last one telling that there were more
 * @param aides at most {@link #AIDES_MAXIMUM} + 1, likewise
 */
public record Saisie(
        String recherche,
        String collectivite,
        List<Depense> depenses,
        List<Aide> aides,
        String demande,
        String theme,
        String duree,
        String depot,
        String signature) {

    /** As many as the REST interface takes. */
    static final int DEPENSES_MAXIMUM = LectureProjet.DEPENSES_MAXIMUM;

    static final int AIDES_MAXIMUM = LectureProjet.COFINANCEMENTS_MAXIMUM;
    static final int LONGUEUR_TEXTE = 200;
    private static final int LONGUEUR_VALEUR = 60;
    private static final Pattern COMMANDES = Pattern.compile("\\p{Cntrl}");

    public record Depense(String libelle, String nature, String montant) {
        static final Depense VIDE = new Depense("", "", "");

        public boolean estVide() {
            return equals(VIDE);
        }
    }

    public record Aide(String organisme, String montant, String statut) {
        static final Aide VIDE = new Aide("", "", "");

        /** An answer about the status alone says nothing: the form proposes one. */
        public boolean estVide() {
            return organisme.isEmpty() && montant.isEmpty();
        }
    }

    public record Parametre(String nom, String valeur) {}

    public static Saisie de(Map<String, String[]> parametres) {
        return new Saisie(
                seul(parametres, "q", LONGUEUR_TEXTE),
                seul(parametres, "collectivite", LONGUEUR_VALEUR),
                depenses(parametres),
                aides(parametres),
                seul(parametres, "demande", LONGUEUR_VALEUR),
                seul(parametres, "theme", LONGUEUR_VALEUR),
                seul(parametres, "duree", LONGUEUR_VALEUR),
                seul(parametres, "depot", LONGUEUR_VALEUR),
                seul(parametres, "signature", LONGUEUR_VALEUR));
    }

    private static List<Depense> depenses(Map<String, String[]> parametres) {
        int lignes = lignes(parametres, DEPENSES_MAXIMUM + 1, "libelle", "nature", "montant");
        List<Depense> depenses = new ArrayList<>();
        for (int i = 0; i < lignes; i++) {
            depenses.add(new Depense(
                    valeur(parametres, "libelle", i, LONGUEUR_TEXTE),
                    valeur(parametres, "nature", i, LONGUEUR_VALEUR),
                    valeur(parametres, "montant", i, LONGUEUR_VALEUR)));
        }
        return List.copyOf(depenses);
    }

    private static List<Aide> aides(Map<String, String[]> parametres) {
        int lignes = lignes(parametres, AIDES_MAXIMUM + 1, "organisme", "aide", "statut");
        List<Aide> aides = new ArrayList<>();
        for (int i = 0; i < lignes; i++) {
            aides.add(new Aide(
                    valeur(parametres, "organisme", i, LONGUEUR_TEXTE),
                    valeur(parametres, "aide", i, LONGUEUR_VALEUR),
                    valeur(parametres, "statut", i, LONGUEUR_VALEUR)));
        }
        return List.copyOf(aides);
    }

    private static int lignes(Map<String, String[]> parametres, int maximum, String... noms) {
        int lignes = 0;
        for (String nom : noms) {
            lignes = Math.max(lignes, parametres.getOrDefault(nom, new String[0]).length);
        }
        return Math.min(lignes, maximum);
    }

    private static String seul(Map<String, String[]> parametres, String nom, int longueur) {
        return valeur(parametres, nom, 0, longueur);
    }

    private static String valeur(Map<String, String[]> parametres, String nom, int rang, int longueur) {
        String[] valeurs = parametres.getOrDefault(nom, new String[0]);
        if (rang >= valeurs.length || valeurs[rang] == null) {
            return "";
        }
        String propre = COMMANDES.matcher(valeurs[rang]).replaceAll(" ").strip();
        return propre.length() <= longueur ? propre : propre.substring(0, longueur);
    }

    /**
     * The lines once a button was pressed.
     *
     * @param ajouter depense or aide, null when none is added
     * @param retirer depense-2, aide-1; null when none is removed
     */
    Saisie apres(String ajouter, String retirer) {
        List<Depense> restantes = sans(depenses, "depense", retirer);
        List<Aide> autres = sans(aides, "aide", retirer);
        if ("depense".equals(ajouter) && depensePossible()) {
            restantes.add(Depense.VIDE);
        } else if ("aide".equals(ajouter) && aidePossible()) {
            autres.add(Aide.VIDE);
        }
        return avecDepenses(restantes).avecAides(autres);
    }

    private static <T> List<T> sans(List<T> lignes, String nom, String retiree) {
        List<T> reste = new ArrayList<>();
        for (int i = 0; i < lignes.size(); i++) {
            if (!(nom + "-" + (i + 1)).equals(retiree)) {
                reste.add(lignes.get(i));
            }
        }
        return reste;
    }

    boolean depensePossible() {
        return depenses.size() < DEPENSES_MAXIMUM;
    }

    boolean aidePossible() {
        return aides.size() < AIDES_MAXIMUM;
    }

    /** There is always a line to be filled. */
    Saisie avecUneDepense() {
        return depenses.isEmpty() ? avecDepenses(List.of(Depense.VIDE)) : this;
    }

    Saisie avecDepenses(List<Depense> autres) {
        return new Saisie(recherche, collectivite, List.copyOf(autres), aides, demande, theme, duree, depot, signature);
    }

    Saisie avecAides(List<Aide> autres) {
        return new Saisie(
                recherche, collectivite, depenses, List.copyOf(autres), demande, theme, duree, depot, signature);
    }

    Saisie pour(String autreCollectivite) {
        return new Saisie("", autreCollectivite, depenses, aides, demande, theme, duree, depot, signature);
    }

    /** The project without the bearer, as fields of a form. */
    public List<Parametre> projet() {
        List<Parametre> parametres = new ArrayList<>();
        for (Depense depense : depenses) {
            parametres.add(new Parametre("libelle", depense.libelle()));
            parametres.add(new Parametre("nature", depense.nature()));
            parametres.add(new Parametre("montant", depense.montant()));
        }
        for (Aide aide : aides) {
            parametres.add(new Parametre("organisme", aide.organisme()));
            parametres.add(new Parametre("aide", aide.montant()));
            parametres.add(new Parametre("statut", aide.statut()));
        }
        ajouter(parametres, "demande", demande);
        ajouter(parametres, "theme", theme);
        ajouter(parametres, "duree", duree);
        ajouter(parametres, "depot", depot);
        ajouter(parametres, "signature", signature);
        return parametres;
    }

    /** The query string, without « ? ». */
    public String requete(String etape) {
        List<Parametre> parametres = new ArrayList<>();
        ajouter(parametres, "etape", etape);
        ajouter(parametres, "collectivite", collectivite);
        parametres.addAll(projet());
        return parametres.stream()
                .map(parametre -> parametre.nom() + "=" + URLEncoder.encode(parametre.valeur(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void ajouter(List<Parametre> parametres, String nom, String valeur) {
        if (!valeur.isEmpty()) {
            parametres.add(new Parametre(nom, valeur));
        }
    }
}
