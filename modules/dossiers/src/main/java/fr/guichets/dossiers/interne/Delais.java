package fr.guichets.dossiers.interne;

import fr.guichets.reglement.Reglement;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The two delays that a filing opens (décret n° 2018-514), as long as the rules of the dossier say.
 *
 * @param completudeAvant to say what is missing (art. 4)
 * @param rejetImpliciteLe to decide (art. 7)
 */
public record Delais(LocalDate completudeAvant, LocalDate rejetImpliciteLe) {

    /** Put off by as many days as they were stopped. */
    Delais arretes(LocalDate du, LocalDate au) {
        long jours = ChronoUnit.DAYS.between(du, au);
        return new Delais(completudeAvant.plusDays(jours), rejetImpliciteLe.plusDays(jours));
    }

    /** @param regles those of the dossier */
    public static Delais depuis(LocalDate jour, Reglement regles) {
        return new Delais(
                jour.plusMonths(regles.delais().completudeMois()),
                jour.plusMonths(regles.delais().decisionMois()));
    }
}
