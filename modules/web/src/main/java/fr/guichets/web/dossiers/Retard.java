package fr.guichets.web.dossiers;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How late one is, in words. */
final class Retard {

    private Retard() {}

    /** « En retard de 2 jours », empty as long as the day is not over. */
    static String dire(LocalDate echeance, LocalDate aujourdhui) {
        long jours = ChronoUnit.DAYS.between(echeance, aujourdhui);
        return jours <= 0 ? "" : "En retard de " + jours + (jours == 1 ? " jour" : " jours");
    }
}
