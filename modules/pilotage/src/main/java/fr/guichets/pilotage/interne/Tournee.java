package fr.guichets.pilotage.interne;

import fr.guichets.pilotage.Lu;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Relais;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Asks the same question of every guichet, each as its own role, a few at a time. The one who asks works too: a tour ends
 * even when the server has no other thread to give.
 */
@ApplicationScoped
public class Tournee {

    private static final Logger JOURNAL = Logger.getLogger(Tournee.class.getName());
    private static final Acteur ACTEUR = Acteur.systeme("Pilotage national", Role.INSTRUCTEUR);

    /** One guichet costs one connection; PostgreSQL has other things to do. */
    private static final int EN_PARALLELE = 4;

    private final Guichets guichets;
    private final Executor executeur;

    /** For the proxy of the container alone. */
    protected Tournee() {
        this(null, null);
    }

    @Inject
    public Tournee(Guichets guichets) throws NamingException {
        this(guichets, InitialContext.<Executor>doLookup(Relais.EXECUTEUR));
    }

    Tournee(Guichets guichets, Executor executeur) {
        this.guichets = guichets;
        this.executeur = executeur;
    }

    /** @return by code; a guichet that cannot answer says why and stops nobody */
    public <T> List<Lu<T>> faire(Callable<T> question) {
        List<FutureTask<Lu<T>>> visites = new ArrayList<>();
        guichets.tous().forEach(guichet -> visites.add(new FutureTask<>(() -> visiter(guichet, question))));
        for (int i = 1; i < Math.min(EN_PARALLELE, visites.size()); i++) {
            executeur.execute(() -> visites.forEach(FutureTask::run));
        }
        visites.forEach(FutureTask::run);
        return visites.stream().map(Tournee::resultat).toList();
    }

    private static <T> Lu<T> visiter(Guichet guichet, Callable<T> question) {
        try {
            T reponse =
                    DepartementCourant.executerPour(guichet.code(), () -> Acteur.executerEnTantQue(ACTEUR, question));
            return new Lu<>(guichet, reponse, null);
        } catch (RuntimeException e) {
            JOURNAL.log(Level.WARNING, "le guichet " + guichet.code() + " ne se lit pas", e);
            return new Lu<>(guichet, null, raison(e));
        }
    }

    private static String raison(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : raison(e.getCause());
    }

    private static <T> T resultat(FutureTask<T> visite) {
        try {
            return visite.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("tournée interrompue", e);
        }
    }
}
