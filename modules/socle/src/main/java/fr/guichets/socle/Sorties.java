package fr.guichets.socle;

import fr.guichets.socle.interne.FileDesSorties;
import fr.guichets.socle.interne.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/**
 * The outbox of the current perimeter: what must leave the guichet (mail, national index, identity provider) is written in
 * the transaction of the act, and carried by a {@link Relais} after it, at least once. Messages leave in the order of their
 * ids as long as none fails; one that fails does not hold back the others.
 */
@ApplicationScoped
public class Sorties {

    /**
     * @param perimetre schema from which it comes: guichet_18, national
     * @param id rises in one perimeter
     * @param type which {@link Destinataire} takes it
     * @param contenu JSON
     */
    public record Message(String perimetre, long id, String type, String contenu, Instant deposeLe) {

        /** The content as what was deposited. */
        public <T> T lire(Class<T> forme) {
            return Json.lire(contenu, forme);
        }
    }

    /**
     * Takes one type of messages out of the outbox. Called outside any transaction, with no perimeter but the message's, in
     * the name of the relay, which has no role. A server that dies between the delivery and its note delivers again five
     * minutes later: {@link Message#perimetre} and {@link Message#id} tell that it is the same.
     */
    public interface Destinataire {
        String type();

        /** Longest wait before a message that failed is tried again. */
        default Duration reculMaximal() {
            return Duration.ofHours(1);
        }

        /**
         * Receiving twice must do the same as once.
         *
         * @throws RejetDefinitif when trying again would be useless: the message is kept with the reason
         * @throws Exception when it must be tried again later
         */
        void recevoir(Message message) throws Exception;
    }

    /**
     * What has not left yet.
     *
     * @param enEchec how many of {@code nombre} have failed at least once
     * @param rejetes how many more were refused for good: a person must look at them
     * @param plusAncien when the oldest was deposited, null when there is none
     * @param plusAncienEchec when the oldest that failed was deposited, null when none failed
     * @param prochainEssai null when nothing waits
     */
    public record Attente(
            long nombre,
            long enEchec,
            long rejetes,
            Instant plusAncien,
            Instant plusAncienEchec,
            Instant prochainEssai) {}

    /** Something waits in the outbox of a perimeter, as soon as its transaction has ended well. */
    record Deposee(String perimetre) {}

    @Inject
    private FileDesSorties file;

    @Inject
    private Event<Deposee> depot;

    /** @param contenu anything that Jackson writes */
    @Transactional(Transactional.TxType.MANDATORY)
    public void deposer(String type, Object contenu) {
        file.deposer(type, Json.ecrire(contenu));
        depot.fire(new Deposee(DepartementCourant.schema()));
    }

    /** What has not left the current perimeter yet. */
    public Attente enAttente() {
        return file.attente();
    }
}
