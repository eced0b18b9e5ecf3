package fr.guichets.execution.regles;

import fr.guichets.documents.Typographie;
import java.time.LocalDate;

/**
 * Whether a signature proves in time that the project is engaged. Days are those of the calendar where the guichet is; the
 * day of the receipt and the day of the deadline are both good.
 */
public final class EngagementDuProjet {

    private static final Typographie FR = new Typographie();

    public enum Situation {
        VALIDE,
        /** Décret 2018-514, art. 5: nothing is signed before the receipt of the request. */
        ANTERIEURE,
        TARDIVE
    }

    public record Verdict(Situation situation, String phrase) {}

    private EngagementDuProjet() {}

    /** @param avant last valid day; null when the rules set none */
    public static Verdict juger(LocalDate recueLe, LocalDate signeeLe, LocalDate avant) {
        if (signeeLe.isBefore(recueLe)) {
            return new Verdict(
                    Situation.ANTERIEURE,
                    "Signature le " + FR.date(signeeLe) + ", avant la réception de la demande, le " + FR.date(recueLe)
                            + "\u00a0: le projet a commencé trop tôt pour être aidé.");
        }
        if (avant != null && signeeLe.isAfter(avant)) {
            return new Verdict(
                    Situation.TARDIVE,
                    "Signature le " + FR.date(signeeLe) + ", après le " + FR.date(avant)
                            + "\u00a0: l'aide peut être retirée.");
        }
        return new Verdict(Situation.VALIDE, "Signature le " + FR.date(signeeLe) + ", dans les délais.");
    }
}
