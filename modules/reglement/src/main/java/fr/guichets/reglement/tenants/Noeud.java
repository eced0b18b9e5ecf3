package fr.guichets.reglement.tenants;

import fr.guichets.reglement.regles.Phrases;
import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in a YAML file. What is wrong is noted with file, line and key, and read as null, so that reading goes on to the
 * next error.
 */
final class Noeud {

    private static final Pattern EUROS = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");
    private static final Pattern ENTIER = Pattern.compile("\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?");

    private final String fichier;
    private final String chemin;
    private final int ligne;
    private final Node noeud;
    private final Set<Erreur> erreurs;
    private Map<String, Noeud> champs;

    private Noeud(String fichier, String chemin, int ligne, Node noeud, Set<Erreur> erreurs) {
        this.fichier = fichier;
        this.chemin = chemin;
        this.ligne = ligne;
        this.noeud = noeud;
        this.erreurs = erreurs;
    }

    /** The root of a file; absent when the file cannot be read, which is noted. */
    static Noeud racine(Path dossier, Path fichier, Set<Erreur> erreurs) {
        String nom = dossier.relativize(fichier).toString();
        try {
            return racine(nom, Files.readString(fichier), erreurs);
        } catch (IOException e) {
            return illisible(nom, 1, "fichier illisible : " + e.getMessage(), erreurs);
        }
    }

    /**
     * The root of a text, YAML or JSON, which YAML contains; absent when it cannot be read, which is noted.
     *
     * @param nom said in the errors
     */
    static Noeud racine(String nom, String texte, Set<Erreur> erreurs) {
        try {
            Node racine = new Yaml(new LoaderOptions()).compose(new StringReader(texte));
            return new Noeud(nom, "", 1, racine, erreurs);
        } catch (MarkedYAMLException e) {
            int ligne = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return illisible(nom, ligne, fauteDeSyntaxe(e), erreurs);
        } catch (YAMLException e) {
            return illisible(nom, 1, "le fichier contient un caractère qui ne s'écrit pas dans un texte", erreurs);
        }
    }

    /** The parser speaks English, of its own tokens. */
    private static String fauteDeSyntaxe(MarkedYAMLException e) {
        if (String.valueOf(e.getProblem()).contains("<stream end>")) {
            return "syntaxe YAML : le fichier s'arrête avant la fin d'une valeur";
        }
        return "syntaxe YAML : le texte ne se lit pas"
                + (e.getProblemMark() == null
                        ? ""
                        : " à partir de la colonne " + (e.getProblemMark().getColumn() + 1))
                + " ; vérifiez les retraits, les deux-points, les guillemets et les crochets";
    }

    private static Noeud illisible(String nom, int ligne, String message, Set<Erreur> erreurs) {
        erreurs.add(new Erreur(nom, ligne, "(fichier)", message));
        return new Noeud(nom, "", 1, null, erreurs);
    }

    /** The same place, whose errors are noted elsewhere. */
    Noeud notant(Set<Erreur> autres) {
        return new Noeud(fichier, chemin, ligne, noeud, autres);
    }

    /** True for a key written with this very word. */
    boolean estLeMot(String mot) {
        return noeud instanceof ScalarNode scalaire && scalaire.getValue().equals(mot);
    }

    boolean estAbsent() {
        return noeud == null;
    }

    /** True for a key written with the value null, or absent. */
    boolean estNul() {
        return noeud == null || noeud.getTag().equals(Tag.NULL);
    }

    void erreur(String message) {
        erreurs.add(new Erreur(fichier, ligne, chemin.isEmpty() ? "(fichier)" : chemin, message));
    }

    /** The value of a key; absent when the key is missing or this is no mapping. */
    Noeud champ(String cle) {
        Noeud champ = champs().get(cle);
        return champ != null ? champ : new Noeud(fichier, sous(cle), ligne, null, erreurs);
    }

    /** Notes the keys that are not in the vocabulary, with the nearest one. */
    Noeud vocabulaire(String... admis) {
        return vocabulaire(Arrays.asList(admis));
    }

    Noeud vocabulaire(Collection<String> admis) {
        if (noeud != null && !(noeud instanceof MappingNode)) {
            erreur("un ensemble de clés est attendu ici : " + String.join(", ", admis));
        }
        champs().forEach((cle, valeur) -> {
            if (!admis.contains(cle)) {
                valeur.erreur("clé inconnue ; "
                        + Orthographe.proche(cle, admis)
                                .map(proche -> "vouliez-vous dire « " + proche + " » ?")
                                .orElse("clés admises : " + String.join(", ", admis)));
            }
        });
        return this;
    }

    Map<String, Noeud> champs() {
        if (champs == null) {
            champs = lireChamps();
        }
        return champs;
    }

    private Map<String, Noeud> lireChamps() {
        Map<String, Noeud> lus = new LinkedHashMap<>();
        if (!(noeud instanceof MappingNode ensemble)) {
            return lus;
        }
        for (NodeTuple couple : ensemble.getValue()) {
            int ligneDeLaCle = couple.getKeyNode().getStartMark().getLine() + 1;
            if (!(couple.getKeyNode() instanceof ScalarNode cle)) {
                erreurs.add(new Erreur(fichier, ligneDeLaCle, chemin, "une clé doit être un mot"));
                continue;
            }
            Noeud valeur = new Noeud(fichier, sous(cle.getValue()), ligneDeLaCle, couple.getValueNode(), erreurs);
            if (lus.putIfAbsent(cle.getValue(), valeur) != null) {
                valeur.erreur("clé écrite deux fois");
            }
        }
        return lus;
    }

    <T> List<T> liste(Function<Noeud, T> lecture) {
        if (!(noeud instanceof SequenceNode suite)) {
            erreur(noeud == null ? "clé obligatoire absente" : "une liste est attendue ici ; liste vide : []");
            return List.of();
        }
        List<T> elements = new ArrayList<>();
        for (Node element : suite.getValue()) {
            elements.add(lecture.apply(new Noeud(
                    fichier,
                    chemin + "[" + elements.size() + "]",
                    element.getStartMark().getLine() + 1,
                    element,
                    erreurs)));
        }
        return elements.stream().filter(Objects::nonNull).toList();
    }

    /** The value, or null where the file says null. */
    <T> T ouNul(Function<Noeud, T> lecture) {
        return estNul() ? null : lecture.apply(this);
    }

    /** An element of a list already read whole. */
    Noeud element(int rang) {
        return liste(element -> element).get(rang);
    }

    /** A text for a person, with French typography. */
    String phrase() {
        String texte = texte();
        return texte == null ? null : Phrases.typographie(texte);
    }

    String texte() {
        if (noeud == null) {
            erreur("clé obligatoire absente");
            return null;
        }
        if (!(noeud instanceof ScalarNode scalaire)
                || estNul()
                || scalaire.getValue().isBlank()) {
            erreur("un texte est attendu ici");
            return null;
        }
        return scalaire.getValue().strip();
    }

    String adresse() {
        String texte = texte();
        if (texte != null && !texte.startsWith("https://")) {
            erreur("une adresse https:// est attendue ici");
            return null;
        }
        return texte;
    }

    Integer entier() {
        return forme(ENTIER, "un nombre entier est attendu ici", Integer::valueOf);
    }

    Montant montant() {
        return forme(
                EUROS,
                "un montant en euros est attendu ici : 5000 ou 5000.50",
                texte -> Montant.euros(new BigDecimal(texte)));
    }

    Taux taux() {
        return forme(DECIMAL, "un taux entre 0 et 1 est attendu ici : 0.8 pour 80 %", texte -> {
            BigDecimal valeur = new BigDecimal(texte);
            if (valeur.compareTo(BigDecimal.ONE) > 0) {
                erreur("un taux ne dépasse pas 1, borne nationale : 0.8 pour 80 %");
                return null;
            }
            return new Taux(valeur);
        });
    }

    Boolean booleen() {
        return forme(Pattern.compile("true|false"), "true ou false est attendu ici", Boolean::valueOf);
    }

    LocalDate date() {
        return essai("une date AAAA-MM-JJ est attendue ici", LocalDate::parse);
    }

    <E extends Enum<E>> E parmi(Class<E> vocabulaire) {
        String valeur = parmi(
                Arrays.stream(vocabulaire.getEnumConstants()).map(Enum::name).toList());
        return valeur == null ? null : Enum.valueOf(vocabulaire, valeur);
    }

    String parmi(Collection<String> valeurs) {
        String texte = texte();
        if (texte != null && !valeurs.contains(texte)) {
            erreur("valeur inconnue « " + texte + " » ; valeurs admises : " + String.join(", ", valeurs));
            return null;
        }
        return texte;
    }

    /** The text as the function reads it; what it throws for a wrong form is noted. */
    <T> T essai(String attendu, Function<String, T> lecture) {
        String texte = texte();
        if (texte == null) {
            return null;
        }
        try {
            return lecture.apply(texte);
        } catch (IllegalArgumentException | DateTimeException e) {
            erreur(attendu + ", pas « " + texte + " »");
            return null;
        }
    }

    private <T> T forme(Pattern forme, String attendu, Function<String, T> lecture) {
        return essai(attendu, texte -> {
            if (!forme.matcher(texte).matches()) {
                throw new IllegalArgumentException(texte);
            }
            return lecture.apply(texte);
        });
    }

    /** Notes the elements whose code was already used before them. */
    static <T> void sansDoublon(Noeud liste, List<T> elements, Function<T, ?> code, String nom) {
        Set<Object> vus = new LinkedHashSet<>();
        for (T element : elements) {
            if (!vus.add(code.apply(element))) {
                liste.erreur(nom + " « " + code.apply(element) + " » en double");
            }
        }
    }

    private String sous(String cle) {
        return chemin.isEmpty() ? cle : chemin + "." + cle;
    }
}
