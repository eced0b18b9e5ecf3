package fr.guichets.essais;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * A load from a second process on a stack started with --sans-limite; loopback only. It prints, per kind of request, how
 * many were answered per second and how long the median and the slowest hundredth took. Arguments: base address
 * (http://127.0.0.1:8080), seconds per kind (10).
 */
public final class Charge {

    private static final int FILS = 4;
    private static final String PROJET = """
            {"porteur":{"code":"%s"},"montantDemandeHT":5000,"cofinancements":[],
             "depenses":[{"libelle":"Site","nature":"PRESTATION","montantHT":6000}],
             "dateDepot":"2021-06-02T10:00:00+02:00"}
            """;
    private static final String[][] GUICHETS = {
        {"cher.localhost", "18159"}, {"puy-de-dome.localhost", "63330"}, {"seine-maritime.localhost", "76217"}
    };
    private static final String[] SLUGS = {"ain", "cher", "finistere", "gironde", "loiret", "nord", "paris", "var"};

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final long duree;

    private Charge(String base, int secondes) {
        this.base = base;
        this.duree = secondes * 1_000_000_000L;
    }

    public static void main(String[] arguments) throws Exception {
        String base = arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8080";
        int secondes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        if (!base.startsWith("http://127.0.0.1:")) {
            throw new IllegalArgumentException("une charge ne vise que cette machine");
        }
        Charge charge = new Charge(base, secondes);
        Map<String, IntFunction<HttpRequest>> requetes = new LinkedHashMap<>();
        requetes.put("simulation", rang -> {
            String[] guichet = GUICHETS[rang % GUICHETS.length];
            return charge.requete(guichet[0], "/api/v1/simulation")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(PROJET.formatted(guichet[1])))
                    .build();
        });
        requetes.put("recherche « bourg »", rang -> charge.requete("cher.localhost", "/api/v1/collectivites?q=bourg")
                .build());
        requetes.put(
                "recherche, toute la France", rang -> charge.requete("localhost", "/api/v1/collectivites?q=saint%20m")
                        .build());
        requetes.put("règles d'un guichet (API)", rang -> charge.requete("cher.localhost", "/api/v1/guichet")
                .build());
        requetes.put(
                "page du guichet", rang -> charge.requete("cher.localhost", "/").build());
        requetes.put("page de huit guichets en alternance", rang -> charge.requete(
                        SLUGS[rang % SLUGS.length] + ".localhost", "/")
                .build());
        System.out.printf("%-40s %10s %10s %10s%n", "requête", "par s", "p50 ms", "p99 ms");
        for (var requete : requetes.entrySet()) {
            charge.tirer(requete.getValue(), charge.duree / 3);
            charge.afficher(requete.getKey(), charge.tirer(requete.getValue(), charge.duree));
        }
    }

    private HttpRequest.Builder requete(String hote, String chemin) {
        return HttpRequest.newBuilder(URI.create(base + chemin)).header("Host", hote);
    }

    private List<Long> tirer(IntFunction<HttpRequest> fabrique, long nanos) throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(FILS);
        try {
            List<Callable<List<Long>>> tireurs = Collections.nCopies(FILS, () -> {
                List<Long> durees = new ArrayList<>();
                long fin = System.nanoTime() + nanos;
                for (int rang = 0; System.nanoTime() < fin; rang++) {
                    long debut = System.nanoTime();
                    int statut = client.send(fabrique.apply(rang), BodyHandlers.discarding())
                            .statusCode();
                    if (statut != 200) {
                        throw new IllegalStateException("réponse " + statut);
                    }
                    durees.add(System.nanoTime() - debut);
                }
                return durees;
            });
            List<Long> toutes = new ArrayList<>();
            for (Future<List<Long>> tireur : fils.invokeAll(tireurs)) {
                toutes.addAll(tireur.get());
            }
            Collections.sort(toutes);
            return toutes;
        } finally {
            fils.shutdownNow();
        }
    }

    private void afficher(String nom, List<Long> durees) {
        System.out.printf(
                "%-40s %10d %10s %10s%n",
                nom,
                durees.size() * 1_000_000_000L / duree,
                millisecondes(durees.get(durees.size() / 2)),
                millisecondes(durees.get(durees.size() * 99 / 100)));
    }

    private static String millisecondes(long nanos) {
        return java.math.BigDecimal.valueOf(nanos / 100_000, 1).toPlainString();
    }
}
