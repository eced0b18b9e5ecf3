package fr.guichets.essais;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.socle.MotsDePasse;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The dossiers under load from a second process, each kind of request beside the SQL that it costs, run by pgbench in the
 * same minutes on the same database. On a throwaway stack started with --sans-limite: it adds a thousand dossiers, and
 * pgbench writes lines that belong to no dossier. Arguments: seconds per line, data folder of the stack, folder of the
 * guichets, pgbench. The address is the property guichets.http.
 */
public final class ChargeDossiers {

    private static final int FILS = 4;
    private static final int DOSSIERS = 1_000;
    private static final int LOT = 50;
    private static final Path SCRIPTS = Path.of("src", "test", "resources", "mesures");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCE = Pattern.compile("latency average = ([0-9.]+) ms");

    private static final Appelant AGENT = Appelant.chezSoi("instructeur.18");
    private static final Appelant MAIRIE = Appelant.chezSoi("agent.18033");

    private final int secondes;
    private final Path donnees;
    private final String pgbench;

    private ChargeDossiers(int secondes, Path donnees, String pgbench) {
        this.secondes = secondes;
        this.donnees = donnees;
        this.pgbench = pgbench;
    }

    public static void main(String[] arguments) throws Exception {
        if (!Http.base().startsWith("http://127.0.0.1:")) {
            throw new IllegalArgumentException("une charge ne vise que cette machine");
        }
        ChargeDossiers charge = new ChargeDossiers(Integer.parseInt(arguments[0]), Path.of(arguments[1]), arguments[3]);
        List<String> numeros = preparer();
        List<String> hotes = hotes(Path.of(arguments[2]));
        System.out.printf("%-52s %10s %10s %10s%n", "quoi", "par s", "p50 ms", "p99 ms");
        charge.mesurer("liste de 50 sur 1 000 (API)", fil -> rang -> reussir(AGENT.lire("/dossiers?taille=50")));
        charge.mesurer("liste de 50 sur 1 000 (page)", fil -> page(rang -> "/dossiers/liste"));
        charge.comparer("liste", numeros);
        charge.mesurer(
                "un dossier (API)",
                fil -> rang -> reussir(AGENT.lire("/dossiers/" + numeros.get(rang % numeros.size()))));
        charge.mesurer(
                "un dossier (page)",
                fil -> page(rang -> "/dossiers/instruction?numero=" + numeros.get(rang % numeros.size())));
        charge.comparer("dossier", numeros);
        charge.deposer();
        charge.comparer("depot", numeros);
        charge.mesurer("liste d'une mairie, un guichet", fil -> rang -> reussir(chez(hotes, 0)));
        charge.mesurer(
                "liste d'une mairie, " + hotes.size() + " guichets en alternance",
                fil -> rang -> reussir(chez(hotes, rang * FILS + fil)));
    }

    private static HttpResponse<String> chez(List<String> hotes, int rang) {
        return new Appelant(MAIRIE.compte(), hotes.get(rang % hotes.size())).lire("/dossiers?taille=50");
    }

    private static void reussir(HttpResponse<String> reponse) {
        if (reponse.statusCode() != 200) {
            throw new IllegalStateException("réponse " + reponse.statusCode() + " " + reponse.body());
        }
    }

    /** Requests of a page by somebody who has logged in once. */
    private static IntConsumer page(IntFunction<String> chemin) {
        Connexion connexion = Connexion.de(AGENT.compte(), AGENT.hote());
        return rang -> reussir(connexion.demander("GET", Connexion.adresse(AGENT.hote(), chemin.apply(rang)), null));
    }

    /** Imports what is missing to a thousand dossiers. @return their numbers */
    private static List<String> preparer() {
        List<String> numeros = IntStream.rangeClosed(1001, 1000 + DOSSIERS)
                .mapToObj("18-2021-%04d"::formatted)
                .toList();
        if (Http.reussie(AGENT.lire("/dossiers")).get("total").asInt() < DOSSIERS) {
            for (int debut = 0; debut < DOSSIERS; debut += LOT) {
                importer(numeros.subList(debut, debut + LOT));
            }
        }
        return numeros;
    }

    private static void importer(List<String> numeros) {
        List<JsonNode> modeles = Demonstration.dossiers().stream()
                .filter(dossier -> dossier.get("tenant").asText().equals("18"))
                .toList();
        ObjectNode fichier = Http.JSON.createObjectNode();
        ArrayNode lignes = fichier.putArray("dossiers");
        for (int rang = 0; rang < numeros.size(); rang++) {
            ObjectNode ligne = modeles.get(rang % modeles.size()).deepCopy();
            lignes.add(ligne.put("numero", numeros.get(rang)));
        }
        JsonNode rapport =
                Http.reussie(Appelant.chezSoi("administrateur.18").poster("/dossiers/import", fichier.toString()));
        if (rapport.get("rejets").size() > 0) {
            throw new IllegalStateException(rapport.toString());
        }
    }

    /** Every guichet of the folder, as hosts: 18-cher gives cher.localhost. */
    private static List<String> hotes(Path tenants) throws IOException {
        try (Stream<Path> dossiers = Files.list(tenants)) {
            return dossiers.map(dossier -> dossier.getFileName().toString())
                    .filter(nom -> nom.matches("[0-9AB]+-.*"))
                    .map(nom -> nom.substring(nom.indexOf('-') + 1) + ".localhost")
                    .sorted()
                    .toList();
        }
    }

    private void mesurer(String nom, IntFunction<IntConsumer> parFil) throws Exception {
        tirer(parFil, secondes / 3 + 1);
        afficher(nom, tirer(parFil, secondes));
    }

    /** Each thread opens a draft, which is not counted, and files it, which is. */
    private void deposer() throws Exception {
        String saisie = DossiersIT.saisie("18033", "Charge");
        IntFunction<Callable<List<Long>>> deposant = fil -> () -> {
            List<Long> durees = new ArrayList<>();
            for (long reste = secondes * 1_000_000_000L; reste > 0; reste -= durees.get(durees.size() - 1)) {
                String depot = "/dossiers/" + MAIRIE.brouillon(saisie) + "/depot";
                long debut = System.nanoTime();
                reussir(MAIRIE.poster(depot, "{\"attestations\":true}"));
                durees.add(System.nanoTime() - debut);
            }
            return durees;
        };
        afficher("un dépôt, journal et accusé compris (API)", ensemble(deposant));
    }

    private static List<Long> tirer(IntFunction<IntConsumer> parFil, int secondes) throws Exception {
        return ensemble(fil -> () -> {
            IntConsumer requete = parFil.apply(fil);
            List<Long> durees = new ArrayList<>();
            long fin = System.nanoTime() + secondes * 1_000_000_000L;
            for (int rang = 0; System.nanoTime() < fin; rang++) {
                long debut = System.nanoTime();
                requete.accept(rang);
                durees.add(System.nanoTime() - debut);
            }
            return durees;
        });
    }

    private static List<Long> ensemble(IntFunction<Callable<List<Long>>> parFil) throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(FILS);
        try {
            List<Callable<List<Long>>> taches =
                    IntStream.range(0, FILS).mapToObj(parFil).toList();
            List<Long> toutes = new ArrayList<>();
            for (Future<List<Long>> futur : fils.invokeAll(taches)) {
                toutes.addAll(futur.get());
            }
            Collections.sort(toutes);
            return toutes;
        } finally {
            fils.shutdownNow();
        }
    }

    /** The rate is that of the time spent in requests, by all threads together. */
    private static void afficher(String nom, List<Long> durees) {
        long total = durees.stream().mapToLong(Long::longValue).sum();
        System.out.printf(
                "%-52s %10d %10s %10s%n",
                nom,
                durees.size() * FILS * 1_000_000_000L / total,
                millisecondes(durees.get(durees.size() / 2)),
                millisecondes(durees.get(durees.size() * 99 / 100)));
    }

    private static String millisecondes(long nanos) {
        return BigDecimal.valueOf(nanos / 100_000, 1).toPlainString();
    }

    /** The same statements by pgbench, as the guichet's own role. */
    private void comparer(String script, List<String> numeros) throws IOException, InterruptedException {
        int port = 15432 + URI.create(Http.base()).getPort() - 8080;
        ProcessBuilder mesure = new ProcessBuilder(
                        pgbench,
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + FILS,
                        "--jobs=2",
                        "--time=" + secondes,
                        "--define=numero=" + numeros.get(0),
                        "--file=" + SCRIPTS.resolve(script + ".sql"),
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--username=guichet_18",
                        "guichets")
                .redirectErrorStream(true);
        mesure.environment().put("PGPASSWORD", new MotsDePasse(secret()).pour("guichet_18"));
        Process processus = mesure.start();
        String sortie = new String(processus.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (processus.waitFor() != 0) {
            throw new IllegalStateException(sortie);
        }
        System.out.printf(
                "%-52s %10s %10s%n",
                "  le même SQL, pgbench (moyenne)", extraire(TPS, sortie), extraire(LATENCE, sortie));
    }

    private String secret() throws IOException {
        Properties secrets = new Properties();
        try (Reader lecture = Files.newBufferedReader(donnees.resolve("secrets.properties"))) {
            secrets.load(lecture);
        }
        return secrets.getProperty("guichets");
    }

    private static String extraire(Pattern forme, String sortie) {
        Matcher trouve = forme.matcher(sortie);
        if (!trouve.find()) {
            throw new IllegalStateException(sortie);
        }
        return new BigDecimal(trouve.group(1)).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
