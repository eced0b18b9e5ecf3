package fr.guichets.programmation.regles;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When a relevé stops taking dossiers. */
public final class Cloture {

    private Cloture() {}

    /** First instant that is too late: the day of the relevé counts to its end, in the guichet's time zone. */
    public static Instant du(LocalDate releveLe, ZoneId fuseau) {
        return releveLe.plusDays(1).atStartOfDay(fuseau).toInstant();
    }
}
