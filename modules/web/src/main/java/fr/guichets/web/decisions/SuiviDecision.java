package fr.guichets.web.decisions;

import fr.guichets.decisions.DecisionNotifiee;
import fr.guichets.decisions.Decisions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** What the beneficiary reads of a notified decision; showing it is the proof that it was received. */
@Named("suiviDecision")
@RequestScoped
public class SuiviDecision {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Decisions decisions;

    private DecisionNotifiee decision;
    private boolean lue;

    /** Null as long as none is notified. */
    public DecisionNotifiee getDecision() {
        if (!lue) {
            lue = true;
            decision = decisions
                    .ouvrir(Objects.requireNonNullElse(requete.getParameter("numero"), ""))
                    .orElse(null);
        }
        return decision;
    }
}
