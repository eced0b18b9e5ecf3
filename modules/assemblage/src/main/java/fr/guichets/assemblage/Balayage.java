package fr.guichets.assemblage;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Relais;
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

/**
 * Has the relay look into every outbox, once the whole is ready and every ten minutes: what another server took and did not
 * deliver, what failed before a restart; and has the national models follow the guichets made since.
 */
@ApplicationScoped
public class Balayage {

    private static final Logger JOURNAL = Logger.getLogger(Balayage.class.getName());
    private static final Acteur BALAYAGE = Acteur.systeme("Balayage");
    private static final long PERIODE = TimeUnit.MINUTES.toSeconds(10);

    /** One broken guichet keeps the whole from being ready; the others are not made to wait for it longer than that. */
    private static final int ATTENTE_MAXIMALE = 60;

    @Inject
    private Guichets guichets;

    @Inject
    private ModelesNationaux modeles;

    @Inject
    private Relais relais;

    @Inject
    private Sante sante;

    private ScheduledExecutorService executeur;
    private ScheduledFuture<?> prochain;
    private int attente;

    synchronized void auDemarrage(@Observes Startup demarrage) throws NamingException {
        executeur = InitialContext.doLookup(Relais.EXECUTEUR);
        prochain = executeur.schedule(this::balayerQuandPret, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    synchronized void arreter() {
        executeur = null;
        if (prochain != null) {
            prochain.cancel(false);
        }
    }

    private void balayerQuandPret() {
        boolean pret = sante.etat().statut() == Sante.Statut.PRET || ++attente > ATTENTE_MAXIMALE;
        if (pret) {
            balayer();
        }
        synchronized (this) {
            if (executeur != null) {
                prochain = executeur.schedule(this::balayerQuandPret, pret ? PERIODE : 1, TimeUnit.SECONDS);
            }
        }
    }

    private void rattraper() {
        try {
            DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(BALAYAGE, () -> {
                modeles.rattraper();
                return null;
            }));
        } catch (RuntimeException e) {
            JOURNAL.log(Level.WARNING, "modèles nationaux remis à plus tard : {0}", new Object[] {e});
        }
    }

    private void balayer() {
        rattraper();
        try {
            relais.balayer(DepartementCourant.NATIONAL);
            guichets.tous().stream().map(Guichet::code).forEach(code -> relais.balayer(code.schema()));
        } catch (RuntimeException e) {
            JOURNAL.log(Level.WARNING, "balayage remis à plus tard : {0}", new Object[] {e});
        }
    }
}
