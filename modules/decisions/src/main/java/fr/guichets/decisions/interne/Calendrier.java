package fr.guichets.decisions.interne;

import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The day where the guichet is. */
@ApplicationScoped
public class Calendrier {

    @Inject
    Horloge horloge;

    @Inject
    Reglements reglements;

    /** Business time, as precise as it is kept. */
    public Instant maintenant() {
        return horloge.maintenant().truncatedTo(ChronoUnit.MILLIS);
    }

    public LocalDate aujourdhui() {
        return horloge.aujourdhui(identite().fuseau());
    }

    public LocalDate jour(Instant instant) {
        return LocalDate.ofInstant(instant, identite().fuseau());
    }

    public Reglement.Identite identite() {
        return reglements.enVigueur(horloge.maintenant()).identite();
    }
}
