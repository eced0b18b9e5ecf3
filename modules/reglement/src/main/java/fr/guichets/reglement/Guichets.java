package fr.guichets.reglement;

import fr.guichets.reglement.interne.Registre;
import fr.guichets.socle.BaseInjoignable;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Introuvable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The registry of guichets, national. It is read again every ten seconds at most, so that a guichet opened by a national
 * administrator answers without a restart.
 */
@ApplicationScoped
public class Guichets {

    private static final long FRAICHEUR = TimeUnit.SECONDS.toNanos(10);

    private static final Pattern HOTE = Pattern.compile("([a-z0-9.-]+)(:\\d{1,5})?");

    private final String domaine = Configuration.domaine();
    private volatile Lecture lecture;

    @Inject
    private Registre registre;

    @Inject
    private Event<RegistreChange> change;

    private record Lecture(List<Guichet> guichets, Map<String, Guichet> parHote, long faiteA) {}

    /** What was changed on this server is seen on it at once. */
    void apresChangement(@Observes(during = TransactionPhase.AFTER_SUCCESS) RegistreChange changement) {
        if (changement.cause() == RegistreChange.Cause.ETAT) {
            perimer();
        }
    }

    /** The next question is asked of the database again. */
    void perimer() {
        Lecture connue = lecture;
        if (connue != null) {
            lecture = new Lecture(connue.guichets(), connue.parHote(), System.nanoTime() - FRAICHEUR);
        }
    }

    /** All guichets by code, whatever their state. Read outside the caller's transaction, which works for one guichet. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<Guichet> tous() {
        return lecture().guichets();
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<Guichet> parCode(CodeDepartement code) {
        return tous().stream().filter(guichet -> guichet.code().equals(code)).findFirst();
    }

    /**
     * The one for which the current thread works.
     *
     * @throws Introuvable when the current perimeter is no guichet
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Guichet courant() {
        String schema = DepartementCourant.schema();
        return tous().stream()
                .filter(guichet -> guichet.code().schema().equals(schema))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Cette page n'existe qu'à l'adresse d'un guichet."));
    }

    /**
     * What a host designates: the complete normalised host must equal one in the registry, never its first label.
     *
     * @param enteteHost as received, with or without a port; null when the request has none
     */
    public Optional<Adresse> adresse(String enteteHost) {
        String hote = normaliser(enteteHost);
        if (hote.equals(domaine)) {
            return Optional.of(new Adresse.Portail());
        }
        if (hote.equals("national." + domaine)) {
            return Optional.of(new Adresse.National());
        }
        if (!hote.endsWith("." + domaine)) {
            return Optional.empty();
        }
        return Optional.ofNullable(lecture().parHote().get(hote)).map(Adresse.DuGuichet::new);
    }

    private static String normaliser(String enteteHost) {
        Matcher forme = HOTE.matcher(enteteHost == null ? "" : enteteHost.toLowerCase(Locale.ROOT));
        return forme.matches() ? forme.group(1) : "";
    }

    private Lecture lecture() {
        Lecture connue = lecture;
        if (connue != null && System.nanoTime() - connue.faiteA() < FRAICHEUR) {
            return connue;
        }
        return relire();
    }

    private synchronized Lecture relire() {
        Lecture connue = lecture;
        if (connue == null || System.nanoTime() - connue.faiteA() >= FRAICHEUR) {
            lecture = relire(connue);
            if (connue != null
                    && !connue.parHote().keySet().equals(lecture.parHote().keySet())) {
                change.fire(new RegistreChange(RegistreChange.Cause.HOTES));
            }
        }
        return lecture;
    }

    /** Without database, what was read last still tells the hosts apart; the pages will say that they cannot answer. */
    private Lecture relire(Lecture connue) {
        List<Guichet> guichets;
        try {
            guichets = DepartementCourant.executerNational(registre::lire);
        } catch (RuntimeException e) {
            if (connue == null || !BaseInjoignable.estEnCause(e)) {
                throw e;
            }
            guichets = connue.guichets();
        }
        return new Lecture(
                guichets,
                guichets.stream().collect(Collectors.toMap(Guichet::hote, Function.identity())),
                System.nanoTime());
    }
}
