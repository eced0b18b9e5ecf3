package fr.guichets.web.reglement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.documents.Typographie;
import fr.guichets.reglement.vocabulaire.Champ;
import fr.guichets.reglement.vocabulaire.Forme;
import fr.guichets.web.Lecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One place of the form of a rule, with what was typed there word for word.
 *
 * @param nom path of the value, which is also the name of the field: {@code valeur[1].populationMin}
 * @param textes what was typed; several for boxes to tick
 * @param enfants fields of a set, elements of a list
 */
public record ChampSaisi(String nom, Champ champ, List<String> textes, List<ChampSaisi> enfants) {

    private static final Typographie FR = new Typographie();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int RADIOS_MAXIMUM = 4;

    /** @param coche true when it is the one, or one of those, that was chosen */
    public record Option(String id, String valeur, String libelle, boolean coche) {}

    /** How a page draws it. */
    public enum Genre {
        LIGNE,
        ZONE,
        RADIOS,
        LISTE_DEROULANTE,
        CASES,
        LISTE,
        ENSEMBLE
    }

    static String id(String nom) {
        return nom.replaceAll("[\\[.]", "-").replace("]", "");
    }

    public String getId() {
        return id(nom);
    }

    public Genre getGenre() {
        Forme forme = champ.forme();
        if (forme instanceof Forme.Ensemble) {
            return Genre.ENSEMBLE;
        }
        if (forme instanceof Forme.Liste liste) {
            return liste.element() instanceof Forme.Choix ? Genre.CASES : Genre.LISTE;
        }
        if (forme instanceof Forme.Choix choix) {
            return choix.libelles().size() <= RADIOS_MAXIMUM && !champ.facultatif()
                    ? Genre.RADIOS
                    : Genre.LISTE_DEROULANTE;
        }
        if (forme instanceof Forme.OuiNon) {
            return Genre.RADIOS;
        }
        return forme instanceof Forme.Phrase phrase && phrase.longue() ? Genre.ZONE : Genre.LIGNE;
    }

    public String getTexte() {
        return textes.isEmpty() ? "" : textes.get(0);
    }

    /** « Forfait 2 », for the element of a list. */
    public String getTitre() {
        String nature = champ.libelle().replaceFirst("^(une?|des) ", "");
        return FR.majuscule(FR.phrase(nature)) + "\u00a0" + (getRang() + 1);
    }

    /** Of the element in its list, from 0; -1 for what is not in a list. */
    public int getRang() {
        return nom.endsWith("]") ? Integer.parseInt(nom.substring(nom.lastIndexOf('[') + 1, nom.length() - 1)) : -1;
    }

    public String getLibelle() {
        return FR.phrase(champ.libelle()) + (champ.facultatif() ? " (facultatif)" : "");
    }

    /** With the unit, and the form in which it is typed. */
    public String getAide() {
        String forme = "";
        if (champ.forme() instanceof Forme.Euros) {
            forme = "En euros, par exemple 1 234,50.";
        } else if (champ.forme() instanceof Forme.Proportion) {
            forme = "En pourcentage, par exemple 80 ou 33,33.";
        } else if (champ.forme() instanceof Forme.Jour) {
            forme = "Par exemple 15/06/2021.";
        } else if (champ.forme() instanceof Forme.Adresse) {
            forme = "Commence par https://.";
        } else if (champ.forme() instanceof Forme.Entier entier
                && !entier.unite().isEmpty()) {
            forme = "Nombre " + (entier.unite().startsWith("h") ? "d’" : "de ") + entier.unite() + ".";
        }
        String aide = champ.aide().isEmpty() || champ.aide().endsWith(".") ? champ.aide() : champ.aide() + ".";
        return FR.phrase((aide + " " + forme).strip());
    }

    /** Value of inputmode. */
    public String getMode() {
        Forme forme = champ.forme();
        if (forme instanceof Forme.Entier || forme instanceof Forme.Jour) {
            return "numeric";
        }
        return forme instanceof Forme.Euros || forme instanceof Forme.Proportion ? "decimal" : "text";
    }

    /** True for words, which want the whole width. */
    public boolean isLarge() {
        return champ.forme() instanceof Forme.Phrase || champ.forme() instanceof Forme.Adresse;
    }

    /** In the order of the vocabulary, unless what was chosen comes in another order, which is then kept. */
    public List<Option> getOptions() {
        Map<String, String> libelles = new LinkedHashMap<>();
        if (champ.forme() instanceof Forme.OuiNon ouiNon) {
            libelles.put("true", ouiNon.oui());
            libelles.put("false", ouiNon.non());
        } else if (champ.forme() instanceof Forme.Choix choix) {
            libelles.putAll(choix.libelles());
        } else if (champ.forme() instanceof Forme.Liste liste && liste.element() instanceof Forme.Choix choix) {
            libelles.putAll(enOrdre(choix.libelles()));
        }
        return libelles.entrySet().stream()
                .map(entree -> new Option(
                        getId() + "-" + entree.getKey(),
                        entree.getKey(),
                        FR.majuscule(FR.phrase(entree.getValue())),
                        textes.contains(entree.getKey())))
                .toList();
    }

    private Map<String, String> enOrdre(Map<String, String> libelles) {
        List<String> parVocabulaire =
                libelles.keySet().stream().filter(textes::contains).toList();
        if (parVocabulaire.equals(textes)) {
            return libelles;
        }
        Map<String, String> enOrdre = new LinkedHashMap<>();
        textes.stream().filter(libelles::containsKey).forEach(code -> enOrdre.put(code, libelles.get(code)));
        libelles.forEach(enOrdre::putIfAbsent);
        return enOrdre;
    }

    /** For a select. */
    public Map<String, String> getChoix() {
        return getOptions().stream()
                .collect(Collectors.toMap(Option::valeur, Option::libelle, (a, b) -> a, LinkedHashMap::new));
    }

    /** « un forfait » for the elements of a list. */
    public String getElement() {
        return champ.forme() instanceof Forme.Liste liste ? liste.nom() : "";
    }

    boolean estVide() {
        return textes.stream().allMatch(String::isBlank) && enfants.stream().allMatch(ChampSaisi::estVide);
    }

    /** As files write it; what cannot be read is left as typed, and noted. */
    JsonNode valeur(List<Lecture.Erreur> erreurs) {
        return switch (getGenre()) {
            case CASES -> cases();
            case LISTE -> liste(erreurs);
            case ENSEMBLE -> ensemble(erreurs);
            default -> simple(erreurs);
        };
    }

    private JsonNode cases() {
        ArrayNode codes = JSON.arrayNode();
        textes.forEach(codes::add);
        return codes.isEmpty() && champ.facultatif() ? JSON.nullNode() : codes;
    }

    private JsonNode liste(List<Lecture.Erreur> erreurs) {
        ArrayNode elements = JSON.arrayNode();
        enfants.forEach(enfant -> elements.add(enfant.valeur(erreurs)));
        return elements.isEmpty() && champ.facultatif() ? JSON.nullNode() : elements;
    }

    private JsonNode ensemble(List<Lecture.Erreur> erreurs) {
        if (champ.facultatif() && estVide()) {
            return JSON.nullNode();
        }
        ObjectNode ensemble = JSON.objectNode();
        enfants.forEach(enfant -> ensemble.set(enfant.champ.nom(), enfant.valeur(erreurs)));
        return ensemble;
    }

    private JsonNode simple(List<Lecture.Erreur> erreurs) {
        if (getTexte().isBlank()) {
            if (!champ.facultatif()) {
                erreurs.add(new Lecture.Erreur(getId(), FR.phrase(champ.libelle()), "Ce champ est obligatoire"));
            }
            return JSON.nullNode();
        }
        try {
            return ValeurSaisie.lire(champ.forme(), getTexte());
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur(getId(), FR.phrase(champ.libelle()), FR.phrase(e.getMessage())));
            return JSON.textNode(getTexte());
        }
    }
}
