package fr.guichets.web.instruction;

import fr.guichets.documents.Typographie;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A deadline as it is told: in words and with its date, never by a colour alone. */
public record Echeance(LocalDate jour, String texte, Urgence urgence) {

    public enum Urgence {
        DEPASSEE,
        PROCHE,
        LOINTAINE
    }

    /** Within so many days a deadline is near: the week of work that « Aujourd'hui » shows. */
    private static final int JOURS_PROCHES = 7;

    private static final Typographie FR = new Typographie();

    public static Echeance de(LocalDate jour, LocalDate aujourdhui) {
        long jours = ChronoUnit.DAYS.between(aujourdhui, jour);
        if (jours < 0) {
            return new Echeance(jour, "En retard de " + duree(-jours), Urgence.DEPASSEE);
        }
        String texte = jours == 0 ? "Aujourd’hui" : jours == 1 ? "Demain" : "Dans " + duree(jours);
        return new Echeance(jour, texte, jours <= JOURS_PROCHES ? Urgence.PROCHE : Urgence.LOINTAINE);
    }

    private static String duree(long jours) {
        return FR.nombre(jours) + "\u00a0" + (jours < 2 ? "jour" : "jours");
    }

    /** Class of the icon that goes with the words. */
    public String icone() {
        return switch (urgence) {
            case DEPASSEE -> "fr-icon-warning-line";
            case PROCHE -> "fr-icon-time-line";
            case LOINTAINE -> "fr-icon-calendar-line";
        };
    }

    public boolean depassee() {
        return urgence == Urgence.DEPASSEE;
    }
}
