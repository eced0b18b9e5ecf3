package fr.guichets.dossiers.interne;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The two delays that a filing opens (décret n° 2018-514).
 *
 * @param completudeAvant two months to say what is missing (art. 4)
 * @param rejetImpliciteLe eight months to decide (art. 7)
 */
public record Delais(LocalDate completudeAvant, LocalDate rejetImpliciteLe) {

    /** Put off by as many days as they were stopped. */
    Delais arretes(LocalDate du, LocalDate au) {
        long jours = ChronoUnit.DAYS.between(du, au);
        return new Delais(completudeAvant.plusDays(jours), rejetImpliciteLe.plusDays(jours));
    }

    public static Delais depuis(LocalDate jour) {
        return new Delais(jour.plusMonths(2), jour.plusMonths(8));
    }
}
