package fr.guichets.assemblage;

import fr.guichets.execution.Rappels;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Has every guichet remind its beneficiaries of their deadlines, every six hours: what was sent is never sent again. */
@ApplicationScoped
public class RappelsQuotidiens {

    private static final Logger JOURNAL = Logger.getLogger(RappelsQuotidiens.class.getName());
    private static final long PREMIER = TimeUnit.MINUTES.toSeconds(10);
    private static final long PERIODE = TimeUnit.HOURS.toSeconds(6);
    private static final Acteur RAPPEL = Acteur.systeme("Rappels", Role.INSTRUCTEUR);

    @Inject
    private Guichets guichets;

    @Inject
    private Rappels rappels;

    private ScheduledFuture<?> prochain;

    synchronized void auDemarrage(@Observes Startup demarrage) throws NamingException {
        ScheduledExecutorService executeur = InitialContext.doLookup(Relais.EXECUTEUR);
        prochain = executeur.scheduleWithFixedDelay(this::rappeler, PREMIER, PERIODE, TimeUnit.SECONDS);
    }

    @PreDestroy
    synchronized void arreter() {
        if (prochain != null) {
            prochain.cancel(false);
        }
    }

    private void rappeler() {
        try {
            guichets.tous().stream()
                    .filter(guichet -> guichet.etat() != Guichet.Etat.PREPARE)
                    .forEach(this::rappeler);
        } catch (RuntimeException e) {
            JOURNAL.log(Level.WARNING, "rappels remis à plus tard : {0}", new Object[] {e});
        }
    }

    /** One broken guichet does not keep the others from reminding. */
    private void rappeler(Guichet guichet) {
        try {
            DepartementCourant.executerPour(guichet.code(), () -> Acteur.executerEnTantQue(RAPPEL, rappels::envoyer));
        } catch (RuntimeException e) {
            JOURNAL.log(
                    Level.WARNING, "rappels du guichet {0} remis à plus tard : {1}", new Object[] {guichet.code(), e});
        }
    }
}
