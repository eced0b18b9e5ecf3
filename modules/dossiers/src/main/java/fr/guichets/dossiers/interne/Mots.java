package fr.guichets.dossiers.interne;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text becomes so that the many ways of typing it meet: lower-case words of ASCII letters and digits. */
public final class Mots {

    private static final int MOTS_CHERCHES = 12;
    private static final int LONGUEUR_CHERCHEE = 200;
    private static final Pattern SIGNES_DIACRITIQUES = Pattern.compile("\\p{M}+");
    private static final Pattern NI_LETTRE_NI_CHIFFRE = Pattern.compile("[^a-z0-9]+");

    private Mots() {}

    public static String normaliser(String texte) {
        String sansAccents = SIGNES_DIACRITIQUES
                .matcher(Normalizer.normalize(texte, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        return NI_LETTRE_NI_CHIFFRE.matcher(sansAccents).replaceAll(" ").strip();
    }

    /** A tsquery: every word typed begins a word of the dossier. Empty when nothing is looked for. */
    static String requete(String saisie) {
        if (saisie == null) {
            return "";
        }
        String texte = normaliser(saisie.substring(0, Math.min(saisie.length(), LONGUEUR_CHERCHEE)));
        List<String> mots = texte.isEmpty() ? List.of() : Arrays.asList(texte.split(" "));
        return mots.stream()
                .distinct()
                .limit(MOTS_CHERCHES)
                .map(mot -> mot + ":*")
                .collect(Collectors.joining(" & "));
    }
}
