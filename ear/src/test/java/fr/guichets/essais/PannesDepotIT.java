package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.assemblage.VerificationJournaux.Constat;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a stack of its own, with one guichet: what is killed here must not be missed by the other tests. */
@DisplayName("Tuer le serveur ou la base pendant des dépôts")
class PannesDepotIT {

    private static final String COMPTE = "agent.18131";
    private static final int DEPOSANTS = 4;
    private static final int DEPOTS_AVANT_LA_PANNE = 12;

    @TempDir
    Path tenants;

    /** A filing that was asked for: what was sent may be sent again with the same key. */
    private static final class Demande {
        private final String cle = UUID.randomUUID().toString();
        private String reference;
        private String numero;
    }

    private final Queue<Demande> enSuspens = new ConcurrentLinkedQueue<>();
    private final Map<String, Demande> accusees = new ConcurrentHashMap<>();
    private PileSeparee pile;

    @Test
    @DisplayName("ne perd aucun dépôt accusé, n'en double aucun, ne saute ni ne répète aucun numéro")
    void pannes() throws Exception {
        int attendus = 0;
        try (PileSeparee ouverte = new PileSeparee("pannes", 5000, tenants, List.of("18-cher"))) {
            pile = ouverte;
            pile.demarrer("--reinitialiser");
            for (String victime : List.of("wildfly", "postgresql", "wildfly", "postgresql")) {
                attendus += DEPOTS_AVANT_LA_PANNE;
                deposerJusquaLaPanne(victime, attendus);
                pile.demarrer();
                reprendre();
            }
            verifier();
        }
    }

    /** The whole stops by itself when one of its parts is gone. */
    private void deposerJusquaLaPanne(String victime, int jusqua) throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(DEPOSANTS);
        List<Future<?>> deposants = IntStream.range(0, DEPOSANTS)
                .<Future<?>>mapToObj(i -> fils.submit(this::deposerSansFin))
                .toList();
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (accusees.size() < jusqua) {
            assertTrue(System.nanoTime() < limite, accusees.size() + " dépôts accusés, " + jusqua + " attendus");
            TimeUnit.MILLISECONDS.sleep(20);
        }
        pile.tuer(List.of(victime));
        for (Future<?> deposant : deposants) {
            deposant.get(2, TimeUnit.MINUTES);
        }
        fils.shutdown();
        pile.attendreLArret();
    }

    private void deposerSansFin() {
        Demande demande = new Demande();
        while (deposer(demande)) {
            demande = new Demande();
        }
        enSuspens.add(demande);
    }

    /** What had no answer is sent again with its key, as a client that does not know does. */
    private void reprendre() {
        assertTrue(!enSuspens.isEmpty(), "la panne est arrivée pendant des dépôts");
        for (Demande demande = enSuspens.poll(); demande != null; demande = enSuspens.poll()) {
            assertTrue(deposer(demande), "le dépôt repris aboutit");
        }
    }

    /** @return false when no answer came, or one that says that nothing could be done */
    private boolean deposer(Demande demande) {
        try {
            if (demande.reference == null) {
                HttpResponse<String> cree =
                        poster("/dossiers", DossiersIT.saisie("18131", "Dépôt " + demande.cle), demande.cle + "-a");
                if (cree.statusCode() >= 500) {
                    return false;
                }
                assertEquals(201, cree.statusCode(), cree.body());
                demande.reference = Http.json(cree.body()).get("numero").asText();
            }
            HttpResponse<String> depose = poster(
                    "/dossiers/" + demande.reference + "/depot",
                    "{\"attestations\":true,\"confirmeMalgreRefus\":true}",
                    demande.cle + "-b");
            if (depose.statusCode() >= 500) {
                return false;
            }
            assertEquals(200, depose.statusCode(), depose.body());
            demande.numero = Http.json(depose.body()).get("numero").asText();
            accusees.put(demande.cle, demande);
            return true;
        } catch (UncheckedIOException coupe) {
            return false;
        }
    }

    private HttpResponse<String> poster(String chemin, String corps, String cle) {
        return pile.appelant(COMPTE, Http.CHER).poster(chemin, corps, "Idempotency-Key", cle);
    }

    private void verifier() throws Exception {
        assertEquals(
                accusees.values().stream()
                        .map(demande -> demande.numero + " " + demande.reference)
                        .sorted()
                        .toList(),
                pile.lire("""
                        SELECT d.numero || ' ' || o.reference FROM guichet_18.depot d
                          JOIN guichet_18.dossier o ON o.id = d.dossier
                         WHERE d.importe_le IS NULL ORDER BY 1
                        """),
                "chaque dépôt accusé est là une fois, et rien d'autre");
        int importe = Integer.parseInt(pile.lire(
                        "SELECT max(split_part(numero, '-', 3)::int) FROM guichet_18.depot WHERE importe_le IS NOT NULL")
                .get(0));
        assertEquals(
                IntStream.rangeClosed(importe + 1, importe + accusees.size())
                        .mapToObj(Integer::toString)
                        .toList(),
                pile.lire("""
                        SELECT split_part(numero, '-', 3)::int FROM guichet_18.depot
                         WHERE importe_le IS NULL ORDER BY 1
                        """),
                "les numéros se suivent");
        assertEquals(List.of(), pile.lire("""
                        SELECT numero FROM guichet_18.depot d WHERE importe_le IS NULL AND NOT EXISTS (
                          SELECT 1 FROM guichet_18.sortie s
                           WHERE s.type = 'COURRIEL' AND position('accuse/' || d.numero || '"' IN s.contenu) > 0)
                        """), "chaque dépôt a laissé le courriel de son accusé");
        List<Constat> constats = pile.verifierLesJournaux();
        assertTrue(constats.get(1).lignes() >= 2L * accusees.size(), constats::toString);
    }
}
