package fr.guichets.socle;

import java.sql.SQLException;
import java.util.List;

/** Tells a database that does not answer, which passes (503), from a defect of ours (500). */
public final class BaseInjoignable {

    private static final List<String> PASSAGERS = List.of("08", "28", "53", "57P");

    private BaseInjoignable() {}

    /**
     * True when the failure comes from a connection that could not be had or was lost: SQLSTATE class 08, 28 (the role is
     * not there yet), 53 (no connection left), 57P (the server stops or starts), or none at all, as the pool gives.
     */
    public static boolean estEnCause(Throwable echec) {
        for (Throwable cause = echec; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String etat = sql.getSQLState();
                return etat == null || PASSAGERS.stream().anyMatch(etat::startsWith);
            }
        }
        return false;
    }
}
