package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On a stack of its own, with four guichets, on 1 October 2021: the whole chain once, from the filing to the balance. */
@DisplayName("La chaîne entière, au 1er octobre 2021,")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChaineIT {

    private static final String PLURIANNUELLE = "PLURIANNUELLE";

    @TempDir
    static Path tenants;

    private static PileSeparee pile;
    private static Prefecture cher;
    private static Prefecture puyDeDome;
    private static Prefecture seineMaritime;

    @BeforeAll
    static void ouvrir() throws Exception {
        pile = new PileSeparee(
                "chaine", 6000, tenants, List.of("18-cher", "58-nievre", "63-puy-de-dome", "76-seine-maritime"));
        pile.demarrer("--reinitialiser", "--date", "2021-10-01T09:00");
        cher = new Prefecture("18", pile.base());
        puyDeDome = new Prefecture("63", pile.base());
        seineMaritime = new Prefecture("76", pile.base());
    }

    @AfterAll
    static void fermer() {
        pile.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "mène les 25 dossiers de démonstration à leur état, par les actes ordinaires de ceux qui peuvent les faire")
    void etats() {
        duCher();
        duPuyDeDome();
        deLaSeineMaritime();
        Map<String, String> attendus = new TreeMap<>();
        Map<String, String> obtenus = new TreeMap<>();
        for (JsonNode dossier : Demonstration.dossiers()) {
            String numero = dossier.get("numero").asText();
            attendus.put(numero, dossier.get("statutDemo").asText());
            obtenus.put(numero, new Prefecture(numero.substring(0, 2), pile.base()).etat(numero));
        }
        assertEquals(attendus, obtenus);
        assertEquals(8, new TreeSet<>(attendus.values()).size(), attendus::toString);
    }

    private static void duCher() {
        cher.instruire("18-2021-001", "18-2021-002", "18-2021-005");
        cher.programmer(null, PLURIANNUELLE, "18-2021-001", "18-2021-005");
        cher.accorder("18-2021-001");
        cher.notifier(cher.accorder("18-2021-005"), "2103456781");
        cher.instruire("18-2021-003", "18-2021-006", "18-2021-007", "18-2021-010");
        Prefecture.faire(cher.instructeur(), "/dossiers/18-2021-011/complements", """
                {"points":["Le devis daté"],"avant":"2021-11-02"}""");
        Prefecture.faire(cher.mairie("18015"), "/dossiers/18-2021-009/desistement", """
                {"motif":"Le projet est abandonné"}""");
    }

    private static void duPuyDeDome() {
        Prefecture.faire(puyDeDome.instructeur(), "/dossiers/63-2021-002/irrecevabilite", """
                {"motifs":["COUT_INFERIEUR_AU_PLANCHER"],"explication":"Il manque 500 €."}""");
        puyDeDome.instruire("63-2021-001", "63-2021-003", "63-2021-004");
        puyDeDome.programmer("2021-S1", "2021", "63-2021-001", "63-2021-003");
        puyDeDome.accorder("63-2021-001");
        puyDeDome.notifier(puyDeDome.accorder("63-2021-003"), "2103456782");
        puyDeDome.instruire("63-2021-006", "63-2021-007", "63-2021-009", "63-2021-011");
        puyDeDome.figer("2021-S2", "2021", "63-2021-006");
    }

    /** 76-2021-007 cost 9 000 € instead of 12 000 €: the grant follows in proportion, 3 000 € come back. */
    private static void deLaSeineMaritime() {
        seineMaritime.instruire("76-2021-001", "76-2021-002");
        seineMaritime.programmer("2021-R1", PLURIANNUELLE, "76-2021-001");
        seineMaritime.accorder("76-2021-001");
        seineMaritime.instruire("76-2021-007", "76-2021-004", "76-2021-008");
        seineMaritime.programmer("2021-R2", PLURIANNUELLE, "76-2021-007");
        seineMaritime.notifier(seineMaritime.accorder("76-2021-007"), "2103456783");
        seineMaritime.demarrer("76-2021-007", "BON_DE_COMMANDE", "2021-07-05", "12000");
        long avance = seineMaritime.certifier("76-2021-007", "{\"nature\":\"AVANCE\"}");
        Http.reussie(seineMaritime.verser("76-2021-007", avance, "4500000001"));
        long solde = seineMaritime.certifier("76-2021-007", solde("76-2021-007", "9000"));
        Http.reussie(seineMaritime.verser("76-2021-007", solde, "4500000002"));
        seineMaritime.instruire("76-2021-010", "76-2021-011", "76-2021-012");
    }

    /** The balance of a project whose first line of spending alone is left, at this real cost. */
    private static String solde(String numero, String reel) {
        JsonNode depense = Demonstration.dossier(numero).get("depenses").get(0);
        return """
                {"nature":"SOLDE","acheveLe":"2021-09-30","aides":[],
                 "depenses":[{"libelle":"%s","nature":"%s","prevu":%s,"reel":%s}]}""".formatted(
                        depense.get("libelle").asText(),
                        depense.get("nature").asText(),
                        depense.get("montantHT").asText(),
                        reel);
    }

    @Test
    @Order(2)
    @DisplayName("laisse dans chaque enveloppe ce que dit cette table, tranche par tranche")
    void enveloppes() throws Exception {
        assertEquals(
                List.of(
                        "18 total : 297000 délégués, 6000 réservés, 2000 engagés, 0 payés, 289000 disponibles",
                        "58 total : 297000 délégués, 0 réservés, 0 engagés, 0 payés, 297000 disponibles",
                        "63 2021 : 148500 délégués, 5000 réservés, 5000 engagés, 0 payés, 138500 disponibles",
                        "63 2022 : 148500 délégués, 0 réservés, 0 engagés, 0 payés, 148500 disponibles",
                        "63 total : 297000 délégués, 5000 réservés, 5000 engagés, 0 payés, 287000 disponibles",
                        "76 total : 297000 délégués, 5000 réservés, 9000 engagés, 9000 payés, 283000 disponibles"),
                lignes());
        assertEquals(
                List.of(
                        "DELEGATION 297000",
                        "RESERVATION 5000 76-2021-001",
                        "RESERVATION 12000 76-2021-007",
                        "ENGAGEMENT 12000 76-2021-007",
                        "PAIEMENT 3600 76-2021-007",
                        "PAIEMENT 5400 76-2021-007",
                        "DEGAGEMENT 3000 76-2021-007"),
                mouvements("76"));
        sansEcart(4);
    }

    /** Totals as the national level reads them again movement by movement, tranches as each guichet shows its own. */
    private static List<String> lignes() {
        List<String> lignes = new ArrayList<>();
        for (JsonNode guichet : consolidation().get("guichets")) {
            lignes.add(guichet.get("code").asText() + " total : " + soldes(guichet));
        }
        for (Prefecture prefecture : List.of(cher, puyDeDome, seineMaritime)) {
            JsonNode enveloppe = prefecture.enveloppe();
            assertTrue(lignes.contains(prefecture.code() + " total : " + soldes(enveloppe)), enveloppe::toString);
            enveloppe
                    .get("tranches")
                    .forEach(tranche -> lignes.add(
                            prefecture.code() + " " + tranche.get("exercice").asText() + " : " + soldes(tranche)));
        }
        lignes.sort(null);
        return lignes;
    }

    private static String soldes(JsonNode solde) {
        return "%s délégués, %s réservés, %s engagés, %s payés, %s disponibles"
                .formatted(
                        solde.get("dotation").asText(),
                        solde.get("reserve").asText(),
                        solde.get("engage").asText(),
                        solde.get("paye").asText(),
                        solde.get("disponible").asText());
    }

    private static List<String> mouvements(String code) throws Exception {
        return pile.lire("""
                SELECT nature || ' ' || montant / 100 || coalesce(' ' || dossier, '')
                  FROM guichet_%s.mouvement ORDER BY tranche, rang
                """.formatted(code));
    }

    private static JsonNode consolidation() {
        return Http.reussie(pile.appelant("national", "national.localhost").lire("/consolidation"));
    }

    /** Every ledger is read again from its first row, and what one says of the other is compared to the cent. */
    private static void sansEcart(int guichets) {
        JsonNode consolidation = consolidation();
        assertEquals(0, consolidation.get("ecarts").size(), consolidation::toString);
        assertEquals(guichets, consolidation.get("guichets").size(), consolidation::toString);
    }

    @Test
    @Order(3)
    @DisplayName("ne réserve qu’un de deux relevés validés au même instant quand l’enveloppe ne suffit pas aux deux")
    void auMemeInstant() throws Exception {
        List<Long> releves = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String numero = deposer(cher, "18033", "160000");
            cher.instruire(numero);
            long releve = cher.figer(null, PLURIANNUELLE, numero);
            cher.avisFavorables(releve, List.of(numero));
            releves.add(releve);
        }
        CyclicBarrier depart = new CyclicBarrier(releves.size());
        ExecutorService fils = Executors.newFixedThreadPool(releves.size());
        List<Future<HttpResponse<String>>> validations = fils.invokeAll(releves.stream()
                .<Callable<HttpResponse<String>>>map(releve -> () -> {
                    depart.await();
                    return cher.valider(releve);
                })
                .toList());
        fils.shutdown();
        List<Integer> statuts = new ArrayList<>();
        for (Future<HttpResponse<String>> validation : validations) {
            HttpResponse<String> reponse = validation.get();
            statuts.add(reponse.statusCode());
            if (reponse.statusCode() == 409) {
                JsonNode refus = Http.probleme(reponse, 409, "CREDITS_INSUFFISANTS");
                assertEquals(1, refus.get("depassements").size(), refus::toString);
            }
        }
        statuts.sort(null);
        assertEquals(List.of(200, 409), statuts);
        assertEquals("129000", cher.enveloppe().get("disponible").asText());
        sansEcart(4);
    }

    /** @return number of a request of that amount, filed at once */
    static String deposer(Prefecture prefecture, String insee, String montant) {
        return prefecture
                .mairie(insee)
                .depot("""
                        {"porteur":{"nature":"COMMUNE","code":"%s"},"intitule":"Essai de la chaîne",
                         "theme":"RELATION_USAGERS_COMMUNICATION","cofinancements":[],"dureeMois":6,
                         "depenses":[{"libelle":"Prestation","nature":"PRESTATION","montantHT":%s}],
                         "montantDemandeHT":%s,
                         "contactOperationnel":{"fonction":"mairie","courriel":"m@exemple.invalid"}}""".formatted(insee, montant, montant))
                .get("numero")
                .asText();
    }

    @Test
    @Order(4)
    @DisplayName(
            "survit à la mort du serveur et de la base au milieu d’une validation, d’une délégation, d’un paiement")
    void pannes() throws Exception {
        PannesDeLaChaine pannes = new PannesDeLaChaine(pile, cher);
        pannes.preparer();
        // repaired an hour later: what was on the way at the outbox has no lease left
        Map<String, List<String>> victimes = new TreeMap<>(Map.of(
                "10:00",
                List.of("wildfly"),
                "11:00",
                List.of("postgresql"),
                "12:00",
                List.of("wildfly", "postgresql")));
        for (Map.Entry<String, List<String>> panne : victimes.entrySet()) {
            pannes.travaillerJusquaLaPanne(panne.getValue());
            pile.demarrer("--date", "2021-10-01T" + panne.getKey());
            pannes.reprendre();
        }
        pannes.verifier();
        sansEcart(4);
        pile.verifierLesJournaux();
    }

    @Test
    @Order(5)
    @DisplayName("reçoit un guichet de plus, créé au navigateur sans redémarrage, dont le rôle ne voit que son schéma")
    void creation() throws Exception {
        NavigateurIT.parcourir("creation.mjs", URI.create(pile.base()).getPort());
        assertEquals(
                List.of("guichet_68", "reference"),
                pile.lire("SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information)'"
                        + " AND has_schema_privilege('guichet_68', oid, 'USAGE') ORDER BY nspname"));
        sansEcart(5);
        pile.verifierLesJournaux();
    }
}
