package fr.guichets.socle;

import fr.guichets.socle.routage.UneTransactionUnGuichet;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Which guichet, or the national level, the current thread works for. The host of a request sets it once, in a filter;
 * background work sets it with {@link #executerPour}. Unset means failure, never a default.
 */
public final class DepartementCourant {

    /** Schema and login role of the national level. */
    public static final String NATIONAL = "national";

    private static final ThreadLocal<String> SCHEMA = new ThreadLocal<>();

    private DepartementCourant() {}

    /**
     * Runs the action for one guichet.
     *
     * @throws IllegalStateException when a transaction already works for another one
     */
    public static <T> T executerPour(CodeDepartement code, Callable<T> action) {
        return executer(code.schema(), action);
    }

    /** Runs the action for the national level. */
    public static <T> T executerNational(Callable<T> action) {
        return executer(NATIONAL, action);
    }

    static <T> T executer(String schema, Callable<T> action) {
        UneTransactionUnGuichet.lier(schema);
        String precedent = SCHEMA.get();
        SCHEMA.set(schema);
        try {
            return action.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (precedent == null) {
                SCHEMA.remove();
            } else {
                SCHEMA.set(precedent);
            }
        }
    }

    /**
     * The schema, and login role, of the current perimeter.
     *
     * @throws IllegalStateException when none is set
     */
    public static String schema() {
        return schemaEventuel()
                .orElseThrow(() -> new IllegalStateException("aucun guichet courant : passer par executerPour"));
    }

    public static Optional<String> schemaEventuel() {
        return Optional.ofNullable(SCHEMA.get());
    }
}
