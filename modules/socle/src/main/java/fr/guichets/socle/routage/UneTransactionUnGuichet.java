package fr.guichets.socle.routage;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Refuses a transaction that would work for two perimeters. Hibernate would go on reading the first one silently, and two
 * connections of one transaction could end on one backend.
 */
public final class UneTransactionUnGuichet {

    private static final Object CLE = UneTransactionUnGuichet.class;

    private UneTransactionUnGuichet() {}

    /**
     * Ties the current transaction, if there is one, to the perimeter.
     *
     * @throws IllegalStateException when it is tied to another one
     */
    public static void lier(String schema) {
        Optional<TransactionSynchronizationRegistry> registre = Registre.DU_SERVEUR;
        if (registre.isEmpty() || registre.get().getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            return;
        }
        Object premier = registre.get().getResource(CLE);
        if (premier == null) {
            registre.get().putResource(CLE, schema);
        } else if (!premier.equals(schema)) {
            throw new IllegalStateException(
                    "une transaction ne travaille que pour un guichet : " + premier + " puis " + schema);
        }
    }

    /** Looked up once, on first use; absent outside a server, where nothing manages transactions either. */
    private static final class Registre {
        static final Optional<TransactionSynchronizationRegistry> DU_SERVEUR = chercher();

        private static Optional<TransactionSynchronizationRegistry> chercher() {
            try {
                return Optional.of(InitialContext.doLookup("java:jboss/TransactionSynchronizationRegistry"));
            } catch (NamingException e) {
                if (System.getProperty("jboss.home.dir") != null) {
                    throw new IllegalStateException("registre des transactions introuvable", e);
                }
                return Optional.empty();
            }
        }
    }
}
