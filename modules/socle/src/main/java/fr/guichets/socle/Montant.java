package fr.guichets.socle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * An amount of money in euros, exact to the cent.
 *
 * @param centimes the amount in cents; may be negative only as the result of {@link #moins}
 */
public record Montant(long centimes) implements Comparable<Montant> {

    public static final Montant ZERO = new Montant(0);

    /** @throws ArithmeticException when the value has more than two decimals or overflows. */
    @JsonCreator
    public static Montant euros(BigDecimal euros) {
        return new Montant(euros.movePointRight(2).longValueExact());
    }

    public static Montant euros(long euros) {
        return new Montant(Math.multiplyExact(euros, 100L));
    }

    /** The amount in euros with no useless decimal: 6000, 12.5, 0.01. */
    @JsonValue
    public BigDecimal enEuros() {
        BigDecimal euros = BigDecimal.valueOf(centimes, 2).stripTrailingZeros();
        return euros.scale() < 0 ? euros.setScale(0) : euros;
    }

    public Montant plus(Montant autre) {
        return new Montant(Math.addExact(centimes, autre.centimes));
    }

    public Montant moins(Montant autre) {
        return new Montant(Math.subtractExact(centimes, autre.centimes));
    }

    /** This amount, or zero when it is negative. */
    public Montant auMoinsZero() {
        return centimes < 0 ? ZERO : this;
    }

    public Montant plafonneA(Montant plafond) {
        return compareTo(plafond) <= 0 ? this : plafond;
    }

    /** The part of this amount that the rate gives, rounded down so that the rate is never exceeded. */
    public Montant part(Taux taux) {
        return new Montant(BigDecimal.valueOf(centimes)
                .multiply(taux.valeur())
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact());
    }

    /**
     * The share of this amount that a part is of a whole, rounded down to the cent; zero when the whole is zero.
     *
     * @param partie at least zero
     */
    public Montant part(Montant partie, Montant tout) {
        if (tout.estNul()) {
            return ZERO;
        }
        return new Montant(BigDecimal.valueOf(centimes)
                .multiply(BigDecimal.valueOf(partie.centimes))
                .divide(BigDecimal.valueOf(tout.centimes), 0, RoundingMode.FLOOR)
                .longValueExact());
    }

    public boolean estNul() {
        return centimes == 0;
    }

    public static Montant somme(Collection<Montant> montants) {
        return montants.stream().reduce(ZERO, Montant::plus);
    }

    @Override
    public int compareTo(Montant autre) {
        return Long.compare(centimes, autre.centimes);
    }
}
