package fr.guichets.referentiel.interne;

import fr.guichets.referentiel.NatureCollectivite;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a name becomes so that the many ways of typing it meet: « St Germain » is « SAINT-GERMAIN ». */
final class TexteRecherche {

    private static final int LONGUEUR_MAXIMALE = 100;
    private static final Pattern SIGNES_DIACRITIQUES = Pattern.compile("\\p{M}+");
    private static final Pattern NI_LETTRE_NI_CHIFFRE = Pattern.compile("[^a-z0-9]+");
    private static final Pattern SIREN_OU_SIRET = Pattern.compile("(\\d{9})(\\d{5})?");
    private static final Map<String, String> ABREVIATIONS =
            Map.of("st", "saint", "ste", "sainte", "sts", "saints", "stes", "saintes");
    private static final Set<String> MOTS_VIDES =
            Set.of("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les");

    private static final List<String> ARTICLES = List.of("l ", "la ", "le ", "les ");
    private static final Pattern NATURE_EN_TETE = Pattern.compile("("
            + Arrays.stream(NatureCollectivite.values())
                    .map(nature -> normaliser(nature.libelle()))
                    .collect(Collectors.joining("|"))
            + ") (de la |de l |du |des |de |d )?");

    private TexteRecherche() {}

    /** Lower-case words of ASCII letters and digits, one space between; empty when the text has none. */
    static String normaliser(String texte) {
        String sansAccents = SIGNES_DIACRITIQUES
                .matcher(Normalizer.normalize(texte, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        String mots = NI_LETTRE_NI_CHIFFRE.matcher(sansAccents).replaceAll(" ").strip();
        return String.join(
                " ",
                Arrays.stream(mots.split(" "))
                        .map(mot -> ABREVIATIONS.getOrDefault(mot, mot))
                        .toList());
    }

    /** The same for what somebody typed: cut to a sane length, a SIREN or SIRET typed in groups put together. */
    static String normaliserSaisie(String saisie) {
        String texte = normaliser(saisie.substring(0, Math.min(saisie.length(), LONGUEUR_MAXIMALE)));
        Matcher numero = SIREN_OU_SIRET.matcher(texte.replace(" ", ""));
        return numero.matches() ? numero.group(1) : texte;
    }

    /** The words of a normalised text that tell one collectivité from another, all of them when none does. */
    static List<String> motsDistinctifs(String normalise) {
        List<String> mots = Arrays.stream(normalise.split(" ")).distinct().toList();
        List<String> distinctifs =
                mots.stream().filter(mot -> !MOTS_VIDES.contains(mot)).toList();
        return distinctifs.isEmpty() ? mots : distinctifs;
    }

    /** The normalised names that a normalised text may mean: « Havre » is Le Havre, « département du Cher » is Cher. */
    static List<String> nomsPossibles(String normalise) {
        List<String> noms = new ArrayList<>(List.of(normalise));
        ARTICLES.forEach(article -> noms.add(article + normalise));
        Matcher nature = NATURE_EN_TETE.matcher(normalise);
        if (nature.lookingAt()) {
            noms.add(normalise.substring(nature.end()));
        }
        return noms;
    }
}
