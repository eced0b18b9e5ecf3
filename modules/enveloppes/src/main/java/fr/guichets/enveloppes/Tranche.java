package fr.guichets.enveloppes;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of an envelope that a movement belongs to.
 *
 * @param code a year, 2021, or {@link #PLURIANNUELLE} where the envelope covers several years as a whole
 */
public record Tranche(String code) implements Comparable<Tranche> {

    private static final Pattern ANNEE = Pattern.compile("20\\d\\d");

    public static final Tranche PLURIANNUELLE = new Tranche("PLURIANNUELLE");

    public Tranche {
        if (!existe(code)) {
            throw new IllegalArgumentException("tranche inconnue : " + code);
        }
    }

    /** True when the text is the code of a tranche. */
    public static boolean existe(String texte) {
        return "PLURIANNUELLE".equals(texte) || ANNEE.matcher(texte).matches();
    }

    public static Tranche exercice(int annee) {
        return new Tranche(Integer.toString(annee));
    }

    public Optional<Integer> annee() {
        return equals(PLURIANNUELLE) ? Optional.empty() : Optional.of(Integer.valueOf(code));
    }

    @Override
    public int compareTo(Tranche autre) {
        return code.compareTo(autre.code);
    }
}
