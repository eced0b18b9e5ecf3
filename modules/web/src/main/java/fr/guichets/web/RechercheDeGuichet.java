package fr.guichets.web;

import fr.guichets.reglement.Guichet;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A guichet found by a part of its name, whatever the accents, or by its code. */
public final class RechercheDeGuichet {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private RechercheDeGuichet() {}

    /** @param cherche as typed; empty finds every guichet */
    public static boolean trouve(Guichet guichet, String cherche) {
        return sansAccents(guichet.nom()).contains(sansAccents(cherche))
                || guichet.code().valeur().equalsIgnoreCase(cherche);
    }

    /** What is compared when words are searched for: no accent, no capital, no hyphen. */
    public static String sansAccents(String texte) {
        return ACCENTS.matcher(Normalizer.normalize(texte, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.FRENCH)
                .replace('-', ' ');
    }
}
