package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Over all 107 guichets. What is delegated here is taken back, so that the other tests find what the rules give. */
@DisplayName("Les crédits, du fonds national au guichet")
class CreditsIT {

    private static final Appelant NATIONAL = new Appelant("national", Matrice.NATIONAL);

    private static JsonNode consolidation() {
        return Http.reussie(NATIONAL.lire("/consolidation"));
    }

    private static BigDecimal montant(JsonNode objet, String cle) {
        return objet.get(cle).decimalValue().stripTrailingZeros();
    }

    private static void egale(String attendu, BigDecimal lu) {
        assertEquals(0, new BigDecimal(attendu).compareTo(lu), () -> attendu + " attendu, " + lu);
    }

    @Test
    @DisplayName("à l'ouverture : 101 enveloppes de 297 000 €, 4 M€ de laboratoires, 3 000 € de reliquat, aucun écart")
    void ouverture() {
        JsonNode consolidation = consolidation();
        assertEquals("FITN7", consolidation.at("/dispositif/code").asText());
        egale("88000000", montant(consolidation.get("dispositif"), "dotation"));
        JsonNode axe = consolidation.at("/axes/2");
        egale("34000000", montant(axe, "dotation"));
        egale("4000000", montant(axe, "laboratoires"));
        egale("29997000", montant(axe, "delegue"));
        egale("3000", montant(axe, "reliquat"));
        assertEquals(107, consolidation.get("guichets").size());
        consolidation
                .get("guichets")
                .forEach(guichet -> egale(
                        guichet.get("code").asText().matches("975|977|978|98\\d") ? "0" : "297000",
                        montant(guichet, "dotation")));
        assertEquals(0, consolidation.get("ecarts").size(), consolidation::toString);
        assertEquals(107, Http.reussie(NATIONAL.lire("/guichets")).size());
    }

    @Test
    @DisplayName("une délégation arrive au guichet une fois, une reprise en revient, et le reliquat suit au centime")
    void allerEtRetour() {
        String cle = UUID.randomUUID().toString();
        String ordre = ordre("ABONDEMENT", "0.01");
        HttpResponse<String> premiere = NATIONAL.poster("/delegations", ordre, "Idempotency-Key", cle);
        assertEquals(201, premiere.statusCode(), premiere.body());
        String numero = Http.json(premiere.body()).get("numero").asText();
        assertEquals(
                premiere.body(),
                NATIONAL.poster("/delegations", ordre, "Idempotency-Key", cle).body());
        attendre(numero, "APPLIQUEE");
        egale("297000.01", dotation());
        egale("2999.99", montant(consolidation().at("/axes/2"), "reliquat"));
        attendre(decider(ordre("REPRISE", "0.01")), "APPLIQUEE");
        egale("297000", dotation());
        egale("3000", montant(consolidation().at("/axes/2"), "reliquat"));
        Http.probleme(NATIONAL.poster("/delegations", ordre("DELEGATION", "3000.01")), 409, "CREDITS_INSUFFISANTS");
        assertEquals(0, consolidation().get("ecarts").size());
    }

    private static String ordre(String operation, String montant) {
        return """
                {"operation":"%s","guichet":"76","tranche":"PLURIANNUELLE","montant":%s,"motif":"Essai","reference":"DM-1"}""".formatted(operation, montant);
    }

    private static String decider(String ordre) {
        HttpResponse<String> reponse = NATIONAL.poster("/delegations", ordre);
        assertEquals(201, reponse.statusCode(), reponse.body());
        return Http.json(reponse.body()).get("numero").asText();
    }

    private static BigDecimal dotation() {
        return montant(Http.reussie(Appelant.chezSoi("instructeur.76").lire("/enveloppe")), "dotation");
    }

    private static void attendre(String numero, String etat) {
        long limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        String lu = "";
        while (!lu.equals(etat)) {
            lu = Http.reussie(NATIONAL.lire("/delegations/" + numero))
                    .get("etat")
                    .asText();
            String vu = lu;
            assertTrue(System.nanoTime() < limite, () -> numero + " est " + vu);
        }
    }
}
