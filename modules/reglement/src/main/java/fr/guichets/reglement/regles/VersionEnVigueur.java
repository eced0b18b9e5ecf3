package fr.guichets.reglement.regles;

import fr.guichets.reglement.Reglement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** Which published version judges. */
public final class VersionEnVigueur {

    private VersionEnVigueur() {}

    /**
     * @param versions by increasing date of effect, at least one; before the first one, the first one; of those that take
     *     effect the same day, the last
     */
    public static Reglement au(LocalDate jour, List<Reglement> versions) {
        return derniere(versions, version -> !version.effet().isAfter(jour));
    }

    /** The same, on the day that the instant is in the guichet's own time zone. */
    public static Reglement a(Instant instant, List<Reglement> versions) {
        return derniere(versions, version -> !version.effet()
                .isAfter(LocalDate.ofInstant(instant, version.identite().fuseau())));
    }

    private static Reglement derniere(List<Reglement> versions, Predicate<Reglement> enVigueur) {
        return versions.stream()
                .filter(enVigueur)
                .reduce((precedente, suivante) -> suivante)
                .orElseGet(() -> versions.get(0));
    }
}
