package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L'interface publique, à travers HTTP")
class ApiIT {

    static Stream<Arguments> dossiers() {
        return Demonstration.dossiers().stream()
                .map(dossier -> Arguments.of(dossier.get("numero").asText(), dossier));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dossiers")
    @DisplayName("la simulation de chaque dossier de démonstration donne ce qui est attendu, au centime")
    void dossierDeDemonstration(String numero, JsonNode dossier) {
        JsonNode evaluation = Http.reussie(
                Http.simuler(Demonstration.hote(dossier.get("tenant").asText()), dossier.toString()));
        Demonstration.verifier(dossier, evaluation);
        assertTrue(evaluation.hasNonNull("versionReglement"));
        for (String cle : List.of("motifsIrrecevabilite", "alertes")) {
            evaluation
                    .get(cle)
                    .forEach(code -> assertTrue(
                            codesExpliques(evaluation).contains(code.asText()), () -> code + " n'est pas expliqué"));
        }
    }

    private static Set<String> codesExpliques(JsonNode evaluation) {
        Set<String> codes = new TreeSet<>();
        evaluation.get("explications").forEach(explication -> {
            assertTrue(explication.get("phrase").asText().length() > 10, explication::toString);
            codes.add(explication.get("code").asText());
        });
        return codes;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cher.localhost, 18, cher, FIL_DE_L_EAU, 0, 0",
        "puy-de-dome.localhost, 63, puy-de-dome, SESSIONS, 3, 2",
        "seine-maritime.localhost, 76, seine-maritime, RELEVES_REGULIERS, 0, 4"
    })
    @DisplayName("chaque guichet donne son propre appel à projets, avec ses sources et ses hypothèses")
    void guichet(String hote, String code, String slug, String mode, int forfaits, int sessions) {
        JsonNode guichet = Http.reussie(Http.lire(hote, "/api/v1/guichet"));
        assertEquals(code, guichet.get("code").asText());
        assertEquals(slug, guichet.get("slug").asText());
        assertEquals(mode, guichet.get("modeReleve").asText());
        assertEquals(forfaits, guichet.get("forfaits").size());
        assertEquals(sessions, guichet.get("sessions").size());
        assertEquals(297000, guichet.at("/enveloppe/total").asInt());
        assertEquals("2021-01-25", guichet.at("/depot/ouverture").asText());
        assertTrue(guichet.get("themes").get(0).isTextual());
        assertTrue(guichet.get("sources").size() > 0);
        assertTrue(guichet.get("hypotheses").isArray());
        assertTrue(Demonstration.cles(guichet)
                .containsAll(List.of(
                        "intitule versionReglement plancher plafondPopulation tauxMax natures exclusions criteres engagementProjet effetConcretMois comite contacts adresse documents pieces priorites plafondParCollectivite tauxParCategorie sousEnveloppes delais textes"
                                .split(" "))));
    }

    @Test
    @DisplayName("l'appel à projets se relit à une date, et ne se retransmet pas s'il n'a pas changé")
    void guichetAuneDate() {
        HttpResponse<String> premiere = Http.lire(Http.CHER, "/api/v1/guichet?au=2021-03-01");
        assertEquals(200, premiere.statusCode());
        String etiquette = premiere.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> seconde = Http.envoyer(Http.requete(Http.CHER, "/api/v1/guichet?au=2021-03-01")
                .header("If-None-Match", etiquette)
                .build());
        assertEquals(304, seconde.statusCode());
        assertEquals("", seconde.body());
        String version = Http.json(premiere.body()).get("adresse").asText();
        assertTrue(premiere.headers().firstValue("Link").orElse("").contains(version), "son adresse définitive");
        assertEquals(
                Http.json(premiere.body()),
                Http.reussie(Http.lire(Http.CHER, version)).get("regles"));
        assertFalse(
                premiere.headers().firstValue("Cache-Control").orElse("").contains("max-age"),
                "une version publiée est servie aussitôt");
        Http.probleme(Http.lire(Http.CHER, "/api/v1/guichet/versions/1999-1"), 404, "INTROUVABLE");
    }

    @Test
    @DisplayName("chaque version publiée a son adresse, sa place dans la liste, et se compare à une autre en phrases")
    void versions() {
        String hote = "puy-de-dome.localhost";
        String versions = "/api/v1/guichet/versions";
        JsonNode liste = Http.reussie(Http.lire(hote, versions + "?etat=EN_VIGUEUR"));
        assertEquals(1, liste.get("total").asInt(), liste::toString);
        JsonNode version = liste.at("/elements/0");
        JsonNode lue = Http.reussie(Http.lire(hote, version.get("adresse").asText()));
        assertEquals(version, lue.get("version"));
        assertTrue(lue.get("provenances").size() > 20);
        assertTrue(version.get("auteur").isNull(), "le public ne lit pas le nom des agents");
        JsonNode pourAgent = Http.reussie(Appelant.chezSoi("instructeur.63").lire("/guichet/versions"));
        assertFalse(pourAgent.at("/elements/0/auteur").isNull());
        HttpResponse<String> csv = Http.envoyer(
                Http.requete(hote, versions).header("Accept", "text/csv").build());
        assertTrue(csv.body().contains(version.get("numero").asText()), csv::body);
        Http.probleme(Http.lire(hote, versions + "?tri=motif"), 400, "CHAMPS_INVALIDES");
        String premiere = versions + "/2021-1/differences";
        Http.probleme(Http.lire(hote, premiere), 404, "INTROUVABLE");
        assertTrue(Http.reussie(Http.lire(hote, premiere + "?avec=2021-1"))
                .get("differences")
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "cher.localhost, 1999-12-31, 2021-1",
        "cher.localhost, 2098-12-31, ",
        "martinique.localhost, 2000-01-01, 2021-1",
        "nouvelle-caledonie.localhost, 2000-01-01, 2021-1"
    })
    @DisplayName("n'importe quel jour a ses règles : les premières avant la première version, les dernières ensuite")
    void nImporteQuelJour(String hote, String au, String attendue) {
        JsonNode guichet = Http.reussie(Http.lire(hote, "/api/v1/guichet?au=" + au));
        String version = guichet.get("versionReglement").asText();
        assertEquals(attendue == null ? derniere(hote) : attendue, version);
    }

    private static String derniere(String hote) {
        JsonNode versions = Http.reussie(Http.lire(hote, "/api/v1/guichet/versions?taille=200&tri=effet"))
                .get("elements");
        return versions.get(versions.size() - 1).get("numero").asText();
    }

    @Test
    @DisplayName("le calendrier se donne à un agenda, et ne se retransmet pas s'il n'a pas changé")
    void calendrier() {
        HttpResponse<String> premier = Http.lire("seine-maritime.localhost", "/calendrier.ics");
        assertEquals(200, premier.statusCode());
        assertEquals(
                "text/calendar;charset=UTF-8",
                premier.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        assertTrue(premier.body().startsWith("BEGIN:VCALENDAR\r\n"), premier.body());
        assertTrue(premier.body().contains("UID:ouverture-20210125@seine-maritime.localhost\r\n"), premier.body());
        assertEquals(4, premier.body().split("UID:releve-").length - 1);
        assertTrue(premier.headers().firstValue("Last-Modified").isPresent());
        String etiquette = premier.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, calendrier("If-None-Match", etiquette));
        assertEquals(200, calendrier("If-None-Match", "\"autre\""));
        assertEquals(404, Http.lire("localhost", "/calendrier.ics").statusCode());
        assertEquals(404, Http.lire("national.localhost", "/calendrier.ics").statusCode());
    }

    private static int calendrier(String entete, String valeur) {
        return Http.envoyer(Http.requete("seine-maritime.localhost", "/calendrier.ics")
                        .header(entete, valeur)
                        .build())
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bourg", "BOURGES", "bôurges", "18033", "211800339", "18000"})
    @DisplayName("Bourges se trouve par son nom, son code, son SIREN ou son code postal")
    void recherche(String q) {
        JsonNode trouvees = Http.reussie(Http.chercher(Http.CHER, q));
        JsonNode bourges = StreamSupport.stream(trouvees.spliterator(), false)
                .filter(trouvee -> trouvee.get("code").asText().equals("18033"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(trouvees));
        assertEquals("COMMUNE", bourges.get("nature").asText());
        assertEquals("Bourges", bourges.get("nom").asText());
        assertEquals("211800339", bourges.get("siren").asText());
        assertEquals(64668, bourges.get("population").asInt());
        assertEquals("181", bourges.get("arrondissement").asText());
        assertFalse(bourges.has("guichet"));
    }

    @Test
    @DisplayName("un guichet ne trouve que ses collectivités, le portail celles de toute la France avec leur guichet")
    void perimetres() {
        assertEquals(0, Http.reussie(Http.chercher(Http.CHER, "63247")).size());
        JsonNode murol = Http.reussie(Http.chercher(Http.PORTAIL, "63247")).get(0);
        assertEquals("Murol", murol.get("nom").asText());
        assertEquals("63", murol.at("/guichet/code").asText());
        assertEquals("puy-de-dome", murol.at("/guichet/slug").asText());
        assertEquals("Puy-de-Dôme", murol.at("/guichet/nom").asText());
        assertEquals(
                "http://puy-de-dome.localhost/",
                murol.at("/guichet/adresse").asText().replaceFirst(":\\d+/", "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "national.localhost"})
    @DisplayName("le portail et le niveau national ne sont pas des guichets")
    void horsGuichet(String hote) {
        Http.probleme(Http.lire(hote, "/api/v1/guichet"), 404, "INTROUVABLE");
        Http.probleme(Http.simuler(hote, "{}"), 404, "INTROUVABLE");
    }

    @Test
    @DisplayName("le dépôt est daté de l'horloge quand le projet ne le dit pas")
    void depotMaintenant() {
        JsonNode evaluation = Http.reussie(Http.simuler(Http.CHER, """
                {"porteur":{"code":"18033"},"depenses":[{"nature":"PRESTATION","montantHT":6000.01}]}"""));
        assertTrue(evaluation.get("recevable").asBoolean(), evaluation::toString);
        assertEquals("6000.01", evaluation.get("montantMaximum").asText());
    }

    @Test
    @DisplayName("une réponse se lit partout : JSON, UTF-8, jamais devinée par un navigateur")
    void entetes() {
        HttpResponse<String> reponse = Http.chercher(Http.CHER, "nérondes");
        assertTrue(reponse.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
        assertEquals(List.of("nosniff"), reponse.headers().allValues("X-Content-Type-Options"));
        assertEquals(1, reponse.headers().allValues("Cache-Control").size());
        assertEquals(List.of(), reponse.headers().allValues("Server"));
        assertEquals(List.of(), reponse.headers().allValues("X-Powered-By"));
        assertEquals(List.of(), reponse.headers().allValues("Set-Cookie"));
        assertTrue(reponse.body().contains("Nérondes"), reponse.body());
    }
}
