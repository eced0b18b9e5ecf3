package fr.guichets.reglement.tenants;

import fr.guichets.reglement.regles.Phrases;
import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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
        try (Reader lecteur = Files.newBufferedReader(fichier)) {
            Node racine = new Yaml(new LoaderOptions()).compose(lecteur);
            return new Noeud(nom, "", 1, racine, erreurs);
        } catch (MarkedYAMLException e) {
            int ligne = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            erreurs.add(new Erreur(nom, ligne, "(fichier)", "syntaxe YAML : " + e.getProblem()));
        } catch (YAMLException | IOException e) {
            erreurs.add(new Erreur(nom, 1, "(fichier)", "fichier illisible : " + e.getMessage()));
        }
        return new Noeud(nom, "", 1, null, erreurs);
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
                String proche = admis.stream()
                        .min(Comparator.comparingInt(candidate -> distance(cle, candidate)))
                        .orElseThrow();
                valeur.erreur(
                        distance(cle, proche) <= 3
                                ? "clé inconnue ; vouliez-vous dire « " + proche + " » ?"
                                : "clé inconnue ; clés admises : " + String.join(", ", admis));
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
        String texte = texte();
        if (texte == null) {
            return null;
        }
        List<E> valeurs = List.of(vocabulaire.getEnumConstants());
        for (E valeur : valeurs) {
            if (valeur.name().equals(texte)) {
                return valeur;
            }
        }
        erreur("valeur inconnue « " + texte + " » ; valeurs admises : "
                + String.join(", ", valeurs.stream().map(Enum::name).toList()));
        return null;
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

    private static int distance(String a, String b) {
        int[] ligne = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            ligne[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonale = ligne[0];
            ligne[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int remplacement = diagonale + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonale = ligne[j];
                ligne[j] = Math.min(remplacement, 1 + Math.min(ligne[j], ligne[j - 1]));
            }
        }
        return ligne[b.length()];
    }
}
