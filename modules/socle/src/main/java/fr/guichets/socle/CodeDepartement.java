package fr.guichets.socle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** INSEE code of a département or of a collectivité d'outre-mer: 18, 2A, 971, 988. It names a guichet. */
public record CodeDepartement(@JsonValue String valeur) implements Comparable<CodeDepartement> {

    private static final Pattern FORME = Pattern.compile("\\d{2}|2[AB]|9[78]\\d");

    /** @throws IllegalArgumentException when the text has not the form of such a code. */
    @JsonCreator
    public CodeDepartement {
        if (!FORME.matcher(valeur).matches()) {
            throw new IllegalArgumentException("code de département invalide : " + valeur);
        }
    }

    /** The name of the guichet's schema and of its login role in PostgreSQL. */
    public String schema() {
        return "guichet_" + valeur.toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(CodeDepartement autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
