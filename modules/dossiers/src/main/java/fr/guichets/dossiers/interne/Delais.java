package fr.guichets.dossiers.interne;

import java.time.LocalDate;

/**
 * The two delays that a filing opens (décret n° 2018-514).
 *
 * @param completudeAvant two months to say what is missing (art. 4)
 * @param rejetImpliciteLe eight months to decide (art. 7)
 */
public record Delais(LocalDate completudeAvant, LocalDate rejetImpliciteLe) {

    public static Delais depuis(LocalDate jour) {
        return new Delais(jour.plusMonths(2), jour.plusMonths(8));
    }
}
