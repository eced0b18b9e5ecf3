package fr.guichets.web;

import fr.guichets.socle.Montant;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts as people type them: 1234,5 · 1 234.50 € · 1.234,50 · −5. */
public final class MontantSaisi {

    static final Montant MAXIMUM = Montant.euros(1_000_000_000);

    private static final Pattern ORNEMENTS = Pattern.compile("[\\s\\u00a0\\u2007\\u202f€]|(?i:euros?$)");
    private static final Pattern MILLIERS_POINT = Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d{1,2}");
    private static final Pattern MILLIERS_VIRGULE = Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d{1,2}");
    private static final Pattern NOMBRE = Pattern.compile("\\d{1,15}(\\.\\d+)?");

    private MontantSaisi() {}

    /** @throws IllegalArgumentException whose message, in French, says the remedy. */
    public static Montant lire(String texte) {
        String brut = ORNEMENTS.matcher(texte.strip()).replaceAll("");
        if (brut.startsWith("-") || brut.startsWith("−")) {
            throw new IllegalArgumentException("Saisissez un montant positif");
        }
        BigDecimal euros = decimal(brut).stripTrailingZeros();
        if (euros.scale() > 2) {
            throw new IllegalArgumentException("Saisissez au plus deux chiffres après la virgule");
        }
        if (euros.compareTo(MAXIMUM.enEuros()) > 0) {
            throw new IllegalArgumentException("Saisissez un montant d’au plus 1 000 000 000 €");
        }
        return Montant.euros(euros);
    }

    private static BigDecimal decimal(String brut) {
        String normal = brut;
        if (MILLIERS_POINT.matcher(brut).matches()) {
            normal = brut.replace(".", "").replace(',', '.');
        } else if (MILLIERS_VIRGULE.matcher(brut).matches()) {
            normal = brut.replace(",", "");
        } else {
            normal = brut.replace(',', '.');
        }
        if (!NOMBRE.matcher(normal).matches()) {
            throw new IllegalArgumentException("Saisissez un montant en chiffres, par exemple 1 234,50");
        }
        return new BigDecimal(normal);
    }
}
