package fr.guichets.socle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** The 9 digits that identify a legal unit, the last one being a Luhn key. */
public record Siren(@JsonValue String valeur) {

    private static final Pattern FORME = Pattern.compile("\\d{9}");

    /** @throws IllegalArgumentException when the text is not nine digits with a right key. */
    @JsonCreator
    public Siren {
        if (!estValide(valeur)) {
            throw new IllegalArgumentException("SIREN invalide : " + valeur);
        }
    }

    public static boolean estValide(String texte) {
        return FORME.matcher(texte).matches() && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(texte);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
