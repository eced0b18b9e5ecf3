package fr.guichets.socle;

import fr.guichets.socle.Sorties.Attente;
import fr.guichets.socle.Sorties.Destinataire;
import fr.guichets.socle.Sorties.Message;
import fr.guichets.socle.interne.FileDesSorties;
import fr.guichets.socle.interne.TetesDesJournaux;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Carries the messages of the outboxes to those who take them, one perimeter at a time, each delivery outside any
 * transaction. Woken by the commits of this server, by the retry that comes first, and by {@link #balayer}. Afterwards the
 * national level notes where the journal of the perimeter ends.
 */
@ApplicationScoped
public class Relais {

    /** Where the server keeps the executor of work that nobody waits for. */
    public static final String EXECUTEUR = "java:jboss/ee/concurrency/scheduler/default";

    private static final Logger JOURNAL = Logger.getLogger(Relais.class.getName());
    private static final Acteur RELAIS = Acteur.systeme("Relais");

    /** After so many failures in a row, what a type still holds waits: who takes it is probably down. */
    private static final int ECHECS_DE_SUITE = 3;

    private static final Duration REPOS = Duration.ofSeconds(10);
    private static final Duration APRES_PANNE = Duration.ofMinutes(1);
    private static final Duration RECUL_SANS_DESTINATAIRE = Duration.ofHours(1);

    private final FileDesSorties file;
    private final TetesDesJournaux tetes;
    private final Horloge horloge;
    private final Iterable<Destinataire> destinataires;
    private final ScheduledExecutorService executeur;
    private volatile boolean arrete;

    private final Set<String> actifs = ConcurrentHashMap.newKeySet();
    private final Set<String> reveilles = ConcurrentHashMap.newKeySet();
    private final Map<String, Future<?>> essaisPrevus = new ConcurrentHashMap<>();
    private final Map<String, Attente> attentes = new ConcurrentHashMap<>();
    private final Map<String, Long> rangsReleves = new ConcurrentHashMap<>();

    /** For the proxy of the container alone. */
    protected Relais() {
        this(null, null, null, null, null);
    }

    @Inject
    public Relais(
            FileDesSorties file, TetesDesJournaux tetes, Horloge horloge, @Any Instance<Destinataire> destinataires)
            throws NamingException {
        this(file, tetes, horloge, destinataires, InitialContext.<ScheduledExecutorService>doLookup(EXECUTEUR));
    }

    Relais(
            FileDesSorties file,
            TetesDesJournaux tetes,
            Horloge horloge,
            Iterable<Destinataire> destinataires,
            ScheduledExecutorService executeur) {
        this.file = file;
        this.tetes = tetes;
        this.horloge = horloge;
        this.destinataires = destinataires;
        this.executeur = executeur;
    }

    @PreDestroy
    void arreter() {
        arrete = true;
        essaisPrevus.values().forEach(essai -> essai.cancel(false));
    }

    void apresDepot(@Observes(during = TransactionPhase.AFTER_SUCCESS) Sorties.Deposee depot) {
        reveiller(depot.perimetre());
    }

    /** Forgets what is old in one perimeter, then delivers what waits there. Comes back at once. */
    public void balayer(String perimetre) {
        executeur.execute(() -> {
            try {
                DepartementCourant.executer(perimetre, () -> {
                    file.purger();
                    return null;
                });
            } catch (RuntimeException e) {
                signaler(perimetre, e);
            }
            reveiller(perimetre);
        });
    }

    /** What waits, as each perimeter was last left by this server; those with nothing are absent. */
    public SortedMap<String, Attente> attentes() {
        return new TreeMap<>(attentes);
    }

    private void reveiller(String perimetre) {
        reveilles.add(perimetre);
        if (!arrete && actifs.add(perimetre)) {
            executeur.execute(() -> travailler(perimetre));
        }
    }

    private void travailler(String perimetre) {
        try {
            while (!arrete && reveilles.remove(perimetre)) {
                DepartementCourant.executer(perimetre, () -> {
                    remettreTout(perimetre);
                    return null;
                });
                releverLaTete(perimetre);
            }
        } catch (RuntimeException e) {
            signaler(perimetre, e);
            prevoir(perimetre, APRES_PANNE);
        } finally {
            actifs.remove(perimetre);
        }
        if (reveilles.contains(perimetre)) {
            reveiller(perimetre);
        }
    }

    private void remettreTout(String perimetre) {
        Map<String, Integer> echecs = new HashMap<>();
        Set<String> ecartes = new HashSet<>();
        Optional<Message> message = file.prendre(ecartes);
        while (message.isPresent()) {
            String type = message.get().type();
            if (remettre(message.get())) {
                echecs.remove(type);
            } else if (echecs.merge(type, 1, Integer::sum) >= ECHECS_DE_SUITE) {
                ecartes.add(type);
            }
            message = arrete ? Optional.empty() : file.prendre(ecartes);
        }
        Attente attente = file.attente();
        if (attente.nombre() + attente.rejetes() == 0) {
            attentes.remove(perimetre);
        } else {
            attentes.put(perimetre, attente);
        }
        if (attente.nombre() > 0) {
            prevoir(perimetre, Duration.between(horloge.maintenant(), attente.prochainEssai()));
        }
    }

    private boolean remettre(Message message) {
        Optional<Destinataire> destinataire = StreamSupport.stream(destinataires.spliterator(), false)
                .filter(candidat -> candidat.type().equals(message.type()))
                .findFirst();
        try {
            Acteur.executerEnTantQue(RELAIS, () -> {
                destinataire
                        .orElseThrow(() -> new IllegalStateException("personne ne prend ce type de message"))
                        .recevoir(message);
                return null;
            });
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            boolean definitif = cause instanceof RejetDefinitif;
            JOURNAL.log(
                    definitif ? Level.SEVERE : Level.WARNING,
                    definitif ? "{0} {1} de {2} ne partira jamais : {3}" : "{0} {1} de {2} n''est pas parti : {3}",
                    new Object[] {message.type(), Long.toString(message.id()), message.perimetre(), cause});
            if (definitif) {
                file.rejetee(message.id(), cause.toString());
                return true;
            }
            file.echouee(
                    message.id(),
                    cause.toString(),
                    destinataire.map(Destinataire::reculMaximal).orElse(RECUL_SANS_DESTINATAIRE));
            return false;
        }
        file.remise(message.id());
        return true;
    }

    private void releverLaTete(String perimetre) {
        Journal.Ligne derniere = DepartementCourant.executer(perimetre, tetes::derniere);
        if (derniere == null || Long.valueOf(derniere.rang()).equals(rangsReleves.get(perimetre))) {
            return;
        }
        Instant le = horloge.maintenant();
        DepartementCourant.executerNational(() -> {
            tetes.relever(perimetre, derniere, le);
            return null;
        });
        rangsReleves.put(perimetre, derniere.rang());
    }

    private void prevoir(String perimetre, Duration attente) {
        if (arrete) {
            return;
        }
        long millisecondes = Math.max(REPOS.toMillis(), attente.toMillis());
        Future<?> essai = executeur.schedule(() -> reveiller(perimetre), millisecondes, TimeUnit.MILLISECONDS);
        Future<?> precedent = essaisPrevus.put(perimetre, essai);
        if (precedent != null) {
            precedent.cancel(false);
        }
    }

    private static void signaler(String perimetre, RuntimeException echec) {
        JOURNAL.log(Level.WARNING, "les sorties de {0} attendent : {1}", new Object[] {perimetre, echec});
    }
}
