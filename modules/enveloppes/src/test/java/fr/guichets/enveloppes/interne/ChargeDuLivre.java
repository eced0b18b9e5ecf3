package fr.guichets.enveloppes.interne;

import static fr.guichets.enveloppes.interne.LivreDEssai.T2021;

import fr.guichets.enveloppes.Affectation;
import fr.guichets.socle.Montant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Reservations per second, one dossier in each transaction, by the program and by pgbench with the same SQL on the same
 * server; then one relevé of a thousand dossiers. Argument: seconds of each measure.
 */
final class ChargeDuLivre {

    private static final String SCRIPT = """
            \\set montant random(1, 1000)
            BEGIN;
            SELECT count(*) AS lignes FROM mouvement WHERE dossier = 'P' || :montant \\gset a_
            SELECT rang, disponible, reserve FROM mouvement WHERE tranche = '2021' ORDER BY rang DESC LIMIT 1 \\gset m_
            INSERT INTO mouvement (tranche, rang, nature, debite, credite, montant, dossier, origine, auteur, auteur_nom,
                motif, le, disponible, reserve, engage, paye, reverse, dossier_rang, dossier_reserve, dossier_engage,
                dossier_paye, dossier_reverse)
            VALUES ('2021', :m_rang::bigint + 1, 'RESERVATION', 'DISPONIBLE', 'RESERVE', :montant::bigint, 'P' || :m_rang, 'releve/p', 'p',
                'p', 'p', now(), :m_disponible::bigint - :montant::bigint, :m_reserve::bigint + :montant::bigint, 0, 0, 0, 1, :montant::bigint, 0, 0, 0)
            ON CONFLICT (tranche, rang) DO NOTHING;
            END;
            """;

    private static final AtomicLong DOSSIERS = new AtomicLong();

    private ChargeDuLivre() {}

    public static void main(String[] arguments) throws Exception {
        int secondes = Integer.parseInt(arguments[0]);
        try (LivreDEssai base = LivreDEssai.neuf()) {
            base.vider(Map.of(T2021, 1_000_000_000_000L));
            mesurer(base, 1, secondes);
            pgbench(base, secondes);
            System.out.println("programme, 1 fil : " + mesurer(base, 1, secondes) + " réservations/s");
            pgbench(base, secondes);
            System.out.println("programme, 4 fils : " + mesurer(base, 4, secondes) + " réservations/s");
            Affectation[] mille = IntStream.range(0, 1000).mapToObj(i -> une()).toArray(Affectation[]::new);
            long debut = System.nanoTime();
            reserver(base, mille);
            System.out.println("un relevé de 1 000 dossiers : "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - debut) + " ms");
            debut = System.nanoTime();
            long lignes = base.transaction(t -> t.relecture.verifier()).lignes();
            System.out.println("relecture de " + lignes + " lignes : "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - debut) + " ms");
        }
    }

    private static long mesurer(LivreDEssai base, int fils, int secondes) {
        AtomicLong faites = new AtomicLong();
        long fin = System.nanoTime() + TimeUnit.SECONDS.toNanos(secondes);
        CompletableFuture.allOf(IntStream.range(0, fils)
                        .mapToObj(fil -> CompletableFuture.runAsync(() -> {
                            while (System.nanoTime() < fin) {
                                reserver(base, une());
                                faites.incrementAndGet();
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        return faites.get() / secondes;
    }

    private static Affectation une() {
        return new Affectation("D" + DOSSIERS.incrementAndGet(), new Montant(1));
    }

    private static void reserver(LivreDEssai base, Affectation... affectations) {
        base.transaction(t -> {
            t.reserver(T2021, "releve/1", affectations);
            return null;
        });
    }

    private static void pgbench(LivreDEssai base, int secondes) throws IOException, InterruptedException {
        Path script = Files.createTempFile("reservation", ".sql");
        Files.writeString(script, SCRIPT);
        URI adresse = URI.create(base.url().substring("jdbc:".length()));
        Process pgbench = new ProcessBuilder(List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--host=" + adresse.getHost(),
                        "--port=" + adresse.getPort(),
                        "--username=" + LivreDEssai.GUICHET,
                        "--protocol=prepared",
                        "--time=" + secondes,
                        "--file=" + script,
                        "postgres"))
                .inheritIO()
                .start();
        pgbench.waitFor();
        Files.delete(script);
    }
}
