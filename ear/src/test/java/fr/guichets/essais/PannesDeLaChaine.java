package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Validations, delegations and payments that follow each other without a pause, each sent again after a failure until it has an
 * answer: what was acknowledged must be there once, what was not must be there whole or not at all.
 */
final class PannesDeLaChaine {

    private static final String MAIRIE = "18033";
    private static final String PLURIANNUELLE = "PLURIANNUELLE";
    private static final int RELEVES = 15;
    private static final int PAIEMENTS = 400;
    private static final int FAITS_AVANT_LA_PANNE = 4;
    private static final String DE_LA_NIEVRE = "58";

    private final PileSeparee pile;
    private final Prefecture prefecture;

    /** What waits to be done or to be known: nobody acknowledged it yet. */
    private final Deque<Long> releves = new ArrayDeque<>();

    private final Deque<Integer> paiements = new ArrayDeque<>();
    private final Deque<String> delegations = new ArrayDeque<>();

    /** What had an answer. */
    private final Collection<Long> valides = new ConcurrentLinkedQueue<>();

    private final Collection<Integer> verses = new ConcurrentLinkedQueue<>();
    private final Collection<String> delegues = new ConcurrentLinkedQueue<>();
    private String paye;
    private volatile boolean tuee;

    PannesDeLaChaine(PileSeparee pile, Prefecture prefecture) {
        this.pile = pile;
        this.prefecture = prefecture;
    }

    /** Relevés of two dossiers that only wait for their validation; a project that has started and asks to be paid. */
    void preparer() {
        for (int i = 0; i < RELEVES; i++) {
            List<String> deux = List.of(instruit("500"), instruit("700"));
            long releve = prefecture.figer(null, PLURIANNUELLE, deux.toArray(String[]::new));
            prefecture.avisFavorables(releve, deux);
            releves.add(releve);
        }
        paye = instruit("50000");
        prefecture.programmer(null, PLURIANNUELLE, paye);
        prefecture.notifier(prefecture.accorder(paye), "2103456799");
        prefecture.demarrer(paye, "DEVIS", "2021-10-01", "50000");
        for (int i = 1; i <= PAIEMENTS; i++) {
            paiements.add(i);
        }
        for (int i = 0; i < 1_000; i++) {
            delegations.add(UUID.randomUUID().toString());
        }
    }

    private String instruit(String montant) {
        String numero = ChaineIT.deposer(prefecture, MAIRIE, montant);
        prefecture.instruire(numero);
        return numero;
    }

    /** Each of the three works is stopped by an operation that has no answer. */
    void travaillerJusquaLaPanne(List<String> victimes) throws Exception {
        tuee = false;
        int[] avant = {valides.size(), verses.size(), delegues.size()};
        ExecutorService fils = Executors.newFixedThreadPool(3);
        List<Future<?>> travaux = new ArrayList<>(List.of(
                fils.submit(() -> enchainer(paiements, this::payer)),
                fils.submit(() -> enchainer(delegations, this::deleguer))));
        attendre(travaux, verses, avant[1] + FAITS_AVANT_LA_PANNE);
        attendre(travaux, delegues, avant[2] + FAITS_AVANT_LA_PANNE);
        travaux.add(fils.submit(() -> enchainer(releves, this::valider)));
        attendre(travaux, valides, avant[0] + 1);
        tuee = true;
        pile.tuer(victimes);
        for (Future<?> travail : travaux) {
            travail.get(2, TimeUnit.MINUTES);
        }
        fils.shutdown();
        pile.attendreLArret();
    }

    private static void attendre(List<Future<?>> travaux, Collection<?> faits, int nombre) throws Exception {
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (faits.size() < nombre) {
            for (Future<?> travail : travaux) {
                if (travail.isDone()) {
                    travail.get();
                }
            }
            assertTrue(System.nanoTime() < limite, () -> faits.size() + " faits, " + nombre + " attendus");
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /** One after the other until the first that has no answer, which stays first in the line. */
    private <T> void enchainer(Deque<T> attente, Predicate<T> operation) {
        while (!attente.isEmpty() && sansCoupure(() -> operation.test(attente.peek()))) {
            attente.poll();
        }
        assertTrue(tuee, () -> "rien ne devait s'arrêter avant la panne : " + attente.peek());
    }

    private interface Essai {
        boolean reussi();
    }

    private static boolean sansCoupure(Essai essai) {
        try {
            return essai.reussi();
        } catch (UncheckedIOException coupe) {
            return false;
        }
    }

    /** What had no answer is asked again, as who does not know does. */
    void reprendre() {
        assertTrue(!releves.isEmpty(), "la panne est arrivée pendant des validations");
        assertTrue(valider(releves.poll()), "la validation reprise aboutit");
        assertTrue(payer(paiements.poll()), "le paiement repris aboutit");
        assertTrue(deleguer(delegations.poll()), "la délégation reprise aboutit");
    }

    /** Already validated is an answer too. */
    private boolean valider(long releve) {
        HttpResponse<String> reponse = prefecture.valider(releve);
        if (reponse.statusCode() >= 500) {
            return false;
        }
        if (reponse.statusCode() == 409) {
            assertEquals(
                    "VALIDE",
                    Http.reussie(prefecture.instructeur().lire("/releves/" + releve))
                            .at("/releve/etat")
                            .asText());
        } else {
            assertEquals(200, reponse.statusCode(), reponse.body());
        }
        valides.add(releve);
        return true;
    }

    /** An instalment of one euro: asked for and certified when the one before is paid, then paid. */
    private boolean payer(int rang) {
        HttpResponse<String> lue = prefecture.instructeur().lire("/dossiers/" + paye + "/execution");
        if (lue.statusCode() >= 500) {
            return false;
        }
        List<JsonNode> faits = new ArrayList<>();
        Http.reussie(lue).get("paiements").forEach(faits::add);
        if (faits.stream()
                        .filter(fait -> fait.get("etat").asText().equals("PAYE"))
                        .count()
                < rang) {
            long paiement = faits.size() < rang
                    ? demande()
                    : faits.get(rang - 1).get("id").asLong();
            if (paiement < 0 || !certifie(paiement)) {
                return false;
            }
            HttpResponse<String> verse = prefecture.verser(paye, paiement, "45%08d".formatted(rang));
            if (verse.statusCode() >= 500) {
                return false;
            }
            assertEquals(200, verse.statusCode(), verse.body());
        }
        verses.add(rang);
        return true;
    }

    private long demande() {
        HttpResponse<String> reponse = prefecture.instructeur().poster("/dossiers/" + paye + "/paiements", """
                {"nature":"ACOMPTE","montant":1,
                 "depenses":[{"libelle":"Prestation","nature":"PRESTATION","prevu":50000,"reel":50000}]}""");
        if (reponse.statusCode() >= 500) {
            return -1;
        }
        assertEquals(201, reponse.statusCode(), reponse.body());
        JsonNode paiements = Http.json(reponse.body()).get("paiements");
        return paiements.get(paiements.size() - 1).get("id").asLong();
    }

    private boolean certifie(long paiement) {
        int statut = prefecture
                .instructeur()
                .poster("/dossiers/" + paye + "/paiements/" + paiement + "/service-fait", "{}")
                .statusCode();
        return statut == 200 || statut == 409;
    }

    private boolean deleguer(String cle) {
        HttpResponse<String> reponse = pile.appelant("national", "national.localhost")
                .poster("/delegations", """
                        {"operation":"ABONDEMENT","guichet":"%s","tranche":"%s","montant":1,
                         "motif":"Essai %s","reference":"Essai"}""".formatted(DE_LA_NIEVRE, PLURIANNUELLE, cle), "Idempotency-Key", cle);
        if (reponse.statusCode() >= 500) {
            return false;
        }
        assertEquals(201, reponse.statusCode(), reponse.body());
        delegues.add(cle);
        return true;
    }

    void verifier() throws Exception {
        attendreLesDelegations();
        for (long releve : valides) {
            assertEquals(
                    List.of("500 PROGRAMME", "700 PROGRAMME"),
                    pile.lire("""
                            SELECT m.montant / 100 || ' ' || d.etat
                              FROM guichet_18.mouvement m JOIN guichet_18.dossier d ON d.numero = m.dossier
                             WHERE m.origine = 'releve/%s' AND m.nature = 'RESERVATION' ORDER BY m.montant
                            """.formatted(releve)),
                    "ce qui est validé est réservé une fois, tout entier");
        }
        assertEquals(
                List.of(), pile.lire("""
                SELECT r.id FROM guichet_18.releve r
                  JOIN guichet_18.releve_ligne l ON l.releve = r.id AND l.avis = 'FAVORABLE'
                  LEFT JOIN guichet_18.mouvement m ON m.nature = 'RESERVATION' AND m.origine = 'releve/' || r.id
                       AND m.dossier = l.dossier AND m.montant = l.montant
                 GROUP BY r.id, r.etat
                HAVING count(m.rang) <> CASE r.etat WHEN 'VALIDE' THEN count(*) ELSE 0 END
                """), "un relevé est validé, et tout ce qu'il retient réservé, ou rien de cela");
        assertEquals(List.of(), pile.lire("""
                SELECT r.id FROM guichet_18.releve r
                  LEFT JOIN guichet_18.journal j ON j.objet = 'releve/' || r.id AND j.action = 'VALIDE'
                 GROUP BY r.id, r.etat
                HAVING count(j.objet) <> CASE r.etat WHEN 'VALIDE' THEN 1 ELSE 0 END
                """), "une validation est au journal une fois, et elle seule");
        assertEquals(
                verses.stream().map(rang -> "100 45%08d".formatted(rang)).toList(),
                pile.lire("""
                        SELECT m.montant || ' ' || p.numero FROM guichet_18.mouvement m
                          JOIN guichet_18.paiement p ON m.origine = 'paiement/' || p.id
                         WHERE m.nature = 'PAIEMENT' AND m.dossier = '%s' ORDER BY p.numero
                        """.formatted(paye)),
                "chaque paiement accusé est au registre une fois");
        assertEquals(List.of(), pile.lire("""
                SELECT coalesce(p.id::text, m.origine) FROM guichet_18.paiement p
                  FULL JOIN (SELECT * FROM guichet_18.mouvement WHERE nature = 'PAIEMENT') m
                       ON m.origine = 'paiement/' || p.id AND m.dossier = p.dossier AND m.montant = p.certifie
                 WHERE (p.etat = 'PAYE') IS DISTINCT FROM (m.rang IS NOT NULL)
                """), "un paiement est versé, et son mouvement écrit, ou rien de cela");
        assertEquals(
                delegues.stream().map(cle -> "Essai " + cle).sorted().toList(),
                pile.lire("""
                        SELECT motif FROM guichet_58.mouvement
                         WHERE nature = 'DELEGATION' AND motif LIKE 'Essai %' AND montant = 100 ORDER BY motif
                        """),
                "chaque délégation accusée est appliquée une fois");
        assertEquals(List.of(), pile.lire("""
                SELECT coalesce(d.numero, m.delegation)
                  FROM (SELECT * FROM national.decision_de_credits WHERE guichet = '58') d
                  FULL JOIN (SELECT * FROM guichet_58.mouvement WHERE delegation IS NOT NULL) m
                       ON m.delegation = d.numero
                 WHERE d.numero IS NULL OR m.rang IS NULL
                """), "ce qui est décidé est appliqué, ce qui est appliqué a été décidé");
    }

    /** They travel by the outbox. */
    private void attendreLesDelegations() throws InterruptedException {
        long limite = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        Appelant national = pile.appelant("national", "national.localhost");
        while (!Http.reussie(national.lire("/consolidation")).get("enRoute").isEmpty()) {
            assertTrue(System.nanoTime() < limite, "des délégations sont encore en route");
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
