package fr.guichets.socle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rate between 0 and 1, kept to 4 decimals, HALF_UP.
 *
 * @param valeur 0.8 for 80 %
 */
public record Taux(BigDecimal valeur) implements Comparable<Taux> {

    public static final Taux ZERO = new Taux(BigDecimal.ZERO);
    public static final Taux UN = new Taux(BigDecimal.ONE);

    /** @throws IllegalArgumentException when the rate is not between 0 and 1. */
    @JsonCreator
    public Taux {
        valeur = valeur.setScale(4, RoundingMode.HALF_UP);
        if (valeur.signum() < 0 || valeur.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("taux hors de [0 ; 1] : " + valeur);
        }
    }

    /** What share of the whole the part is; zero when the whole is zero. */
    public static Taux de(Montant partie, Montant tout) {
        if (tout.estNul()) {
            return ZERO;
        }
        return new Taux(BigDecimal.valueOf(partie.centimes())
                .divide(BigDecimal.valueOf(tout.centimes()), 4, RoundingMode.HALF_UP));
    }

    @JsonValue
    public BigDecimal enNombre() {
        BigDecimal nombre = valeur.stripTrailingZeros();
        return nombre.scale() < 1 ? nombre.setScale(1) : nombre;
    }

    @Override
    public int compareTo(Taux autre) {
        return valeur.compareTo(autre.valeur);
    }
}
