package fr.guichets.assemblage;

import fr.guichets.enveloppes.CreditsInitiaux;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Relais;
import fr.guichets.socle.Role;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * At the first start, behind the pages: opens the national ledger and waits until every guichet has its envelope. Tried
 * again until it is done, since the database or a guichet may come later than the server.
 */
@ApplicationScoped
public class Amorce {

    private static final Logger JOURNAL = Logger.getLogger(Amorce.class.getName());
    private static final Acteur ACTEUR = Acteur.systeme("Ouverture du dispositif", Role.NATIONAL);
    private static final long REPOS = 250;
    private static final long APRES_PANNE = 5_000;

    /** How long to wait for the relay that a commit wakes, before waking it as the sweep does. */
    private static final int PATIENCE = 40;

    @Inject
    private CreditsInitiaux credits;

    @Inject
    private Relais relais;

    private ScheduledExecutorService executeur;
    private volatile boolean terminee;
    private volatile boolean arretee;
    private int essais;

    void auDemarrage(@Observes Startup demarrage) throws NamingException {
        executeur = InitialContext.doLookup(Relais.EXECUTEUR);
        executeur.execute(this::avancer);
    }

    @PreDestroy
    void arreter() {
        arretee = true;
    }

    boolean terminee() {
        return terminee;
    }

    private void avancer() {
        long attente = REPOS;
        try {
            Acteur.executerEnTantQue(ACTEUR, () -> {
                int ouverts = credits.amorcer();
                if (ouverts > 0) {
                    JOURNAL.log(Level.INFO, "crédits délégués à {0} guichets", ouverts);
                }
                terminee = credits.arrives();
                return null;
            });
            if (!terminee && ++essais % PATIENCE == 0) {
                relais.balayer(DepartementCourant.NATIONAL);
            }
        } catch (RuntimeException e) {
            JOURNAL.log(Level.WARNING, "les crédits ne sont pas encore délégués : {0}", new Object[] {e});
            attente = APRES_PANNE;
        }
        if (!terminee && !arretee) {
            executeur.schedule(this::avancer, attente, TimeUnit.MILLISECONDS);
        }
    }
}
