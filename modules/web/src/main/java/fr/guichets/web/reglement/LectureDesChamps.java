package fr.guichets.web.reglement;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.reglement.vocabulaire.Champ;
import fr.guichets.reglement.vocabulaire.Forme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes the fields of a form out of a form of the vocabulary and of texts by path, typed or coming from a value. */
final class LectureDesChamps {

    /** Done to a list, or to the element of that rank: {@code ajouter:valeur}, {@code monter:valeur[2]}. */
    private record Geste(String verbe, String liste, int rang) {

        static Geste lire(String action) {
            Matcher forme = GESTE.matcher(action);
            return forme.matches()
                    ? new Geste(
                            forme.group(1),
                            forme.group(2),
                            forme.group(3) == null ? -1 : Integer.parseInt(forme.group(3)))
                    : null;
        }
    }

    private static final int ELEMENTS_MAXIMUM = 200;
    private static final int LONGUEUR_MAXIMALE = 10_000;
    private static final Pattern GESTE = Pattern.compile("(ajouter|retirer|monter|descendre):(.+?)(?:\\[(\\d{1,3})])?");
    private static final Pattern COMMANDES = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private final NavigableMap<String, List<String>> textes;
    private final Geste geste;
    private final boolean sansVides;

    /**
     * @param geste null when no list is rearranged
     * @param sansVides true when the elements where nothing was typed are left out
     */
    private LectureDesChamps(NavigableMap<String, List<String>> textes, Geste geste, boolean sansVides) {
        this.textes = textes;
        this.geste = geste;
        this.sansVides = sansVides;
    }

    /** True for what rearranges a list: {@code ajouter:valeur}, {@code monter:valeur[2]}. */
    static boolean estUnGeste(String action) {
        return Geste.lire(action) != null;
    }

    static ChampSaisi lire(Champ champ, String nom, Map<String, String[]> parametres, String action) {
        NavigableMap<String, List<String>> textes = new TreeMap<>();
        parametres.forEach((cle, valeurs) -> textes.put(
                cle, List.of(valeurs).stream().map(LectureDesChamps::propre).toList()));
        Geste geste = Geste.lire(action);
        return new LectureDesChamps(textes, geste, geste == null).lire(champ, nom, nom);
    }

    private static String propre(String valeur) {
        String propre =
                COMMANDES.matcher(valeur.replace("\r\n", "\n")).replaceAll(" ").strip();
        return propre.length() > LONGUEUR_MAXIMALE ? propre.substring(0, LONGUEUR_MAXIMALE) : propre;
    }

    static ChampSaisi de(Champ champ, String nom, JsonNode valeur) {
        NavigableMap<String, List<String>> textes = new TreeMap<>();
        ecrire(textes, champ.forme(), nom, valeur);
        return new LectureDesChamps(textes, null, true).lire(champ, nom, nom);
    }

    private static void ecrire(Map<String, List<String>> textes, Forme forme, String nom, JsonNode valeur) {
        if (valeur == null || valeur.isNull() || valeur.isMissingNode()) {
            return;
        }
        if (forme instanceof Forme.Ensemble ensemble) {
            ensemble.champs()
                    .forEach(champ -> ecrire(textes, champ.forme(), nom + "." + champ.nom(), valeur.get(champ.nom())));
        } else if (forme instanceof Forme.Liste liste) {
            List<String> choisis = new ArrayList<>();
            for (int i = 0; i < valeur.size(); i++) {
                if (liste.element() instanceof Forme.Choix) {
                    choisis.add(valeur.get(i).asText());
                } else {
                    ecrire(textes, liste.element(), nom + "[" + i + "]", valeur.get(i));
                }
            }
            textes.put(nom, choisis);
        } else {
            textes.put(nom, List.of(ValeurSaisie.montrer(forme, valeur)));
        }
    }

    /** @param source where it was typed, {@code nom} where it goes: they differ once elements have moved */
    private ChampSaisi lire(Champ champ, String source, String nom) {
        if (champ.forme() instanceof Forme.Ensemble ensemble) {
            return new ChampSaisi(
                    nom,
                    champ,
                    List.of(),
                    ensemble.champs().stream()
                            .map(enfant -> lire(enfant, source + "." + enfant.nom(), nom + "." + enfant.nom()))
                            .toList());
        }
        if (champ.forme() instanceof Forme.Liste liste && !(liste.element() instanceof Forme.Choix)) {
            return new ChampSaisi(nom, champ, List.of(), elements(champ, liste, source, nom));
        }
        boolean plusieurs = champ.forme() instanceof Forme.Liste;
        List<String> lus = textes.getOrDefault(source, List.of()).stream()
                .filter(texte -> !plusieurs || !texte.isEmpty())
                .distinct()
                .toList();
        return new ChampSaisi(nom, champ, lus, List.of());
    }

    private List<ChampSaisi> elements(Champ champ, Forme.Liste liste, String source, String nom) {
        List<ChampSaisi> elements = new ArrayList<>();
        for (int rang : rangs(source)) {
            String cible = nom + "[" + elements.size() + "]";
            Champ element = new Champ(cible, liste.nom(), champ.aide(), liste.element(), false);
            ChampSaisi lu = lire(element, source + "[" + rang + "]", cible);
            if (!sansVides || !lu.estVide()) {
                elements.add(lu);
            }
        }
        return elements;
    }

    /** Ranks where something was typed, in the order that the gesture asks for. */
    private List<Integer> rangs(String liste) {
        List<Integer> rangs = new ArrayList<>(IntStream.range(0, ELEMENTS_MAXIMUM)
                .takeWhile(rang -> existe(liste + "[" + rang + "]"))
                .boxed()
                .toList());
        if (geste == null || !geste.liste().equals(liste)) {
            return rangs;
        }
        if (geste.verbe().equals("ajouter") && rangs.size() < ELEMENTS_MAXIMUM) {
            rangs.add(rangs.size());
        } else if (geste.rang() >= 0 && geste.rang() < rangs.size()) {
            deplacer(rangs, geste.rang());
        }
        return rangs;
    }

    private void deplacer(List<Integer> rangs, int rang) {
        switch (geste.verbe()) {
            case "retirer" -> rangs.remove(rang);
            case "monter" -> Collections.swap(rangs, rang, Math.max(0, rang - 1));
            default -> Collections.swap(rangs, rang, Math.min(rangs.size() - 1, rang + 1));
        }
    }

    private boolean existe(String chemin) {
        String premier = textes.ceilingKey(chemin);
        return premier != null && premier.startsWith(chemin);
    }
}
