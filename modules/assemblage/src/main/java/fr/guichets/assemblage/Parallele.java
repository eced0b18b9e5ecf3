package fr.guichets.assemblage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The same work for many guichets, two at a time, telling how far it got. */
final class Parallele {

    private static final int A_LA_FOIS = 2;

    interface Tache<E, S> {
        S faire(E element) throws SQLException;
    }

    private Parallele() {}

    /** @param quoi what was done to each: guichets prêts */
    static <E, S> List<S> faire(List<E> elements, Tache<E, S> tache, String quoi, Consumer<String> progression)
            throws SQLException {
        ExecutorService executeur = Executors.newFixedThreadPool(A_LA_FOIS);
        try {
            AtomicInteger faits = new AtomicInteger();
            List<Future<S>> promesses = new ArrayList<>();
            for (E element : elements) {
                promesses.add(executeur.submit(() -> {
                    S resultat = tache.faire(element);
                    int rang = faits.incrementAndGet();
                    if (rang % 25 == 0 || rang == elements.size()) {
                        progression.accept("  " + rang + " / " + elements.size() + " " + quoi);
                    }
                    return resultat;
                }));
            }
            List<S> resultats = new ArrayList<>();
            for (Future<S> promesse : promesses) {
                resultats.add(promesse.get());
            }
            return resultats;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("installation interrompue", e);
        } finally {
            executeur.shutdownNow();
        }
    }
}
