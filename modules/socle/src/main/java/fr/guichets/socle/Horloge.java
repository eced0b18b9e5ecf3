package fr.guichets.socle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The one business clock. In production it is the real time. In the local stack it is shifted by a constant that the
 * lanceur chooses, so that the scheme's calls for projects are open; tokens, TLS and logs keep the real time.
 */
@ApplicationScoped
public class Horloge {

    private final Duration decalage;

    public Horloge() {
        this(decalageConfigure());
    }

    Horloge(Duration decalage) {
        this.decalage = decalage;
    }

    private static Duration decalageConfigure() {
        String decalage = Configuration.texte("guichets.horloge.decalage", "");
        if (decalage.isEmpty()) {
            return Duration.ZERO;
        }
        if (!Configuration.pileLocale()) {
            throw new IllegalStateException(
                    "guichets.horloge.decalage n'est admis que dans la pile locale : en production l'heure est réelle");
        }
        return Duration.parse(decalage);
    }

    /** Made at start, so that a server with a forbidden shift does not start at all. */
    void auDemarrage(@Observes Startup demarrage) {}

    public Instant maintenant() {
        return Instant.now().plus(decalage);
    }

    public LocalDate aujourdhui(ZoneId fuseau) {
        return LocalDate.ofInstant(maintenant(), fuseau);
    }

    /** True when the business date is not the real one; the pages then say so in a banner. */
    public boolean decalee() {
        return !decalage.isZero();
    }
}
