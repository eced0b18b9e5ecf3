package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L'interface publique, face à ce qui est faux ou hostile")
class ApiHostileIT {

    private static final String PROJET = """
            {"porteur":{"code":"18033"},"theme":"RELATION_USAGERS_COMMUNICATION","dureeMois":6,
             "dateDepot":"2021-05-04T16:40:00+02:00","montantDemandeHT":6000,
             "depenses":[{"libelle":"Étude","nature":"PRESTATION","montantHT":6000}],
             "cofinancements":[{"organisme":"DETR","montantHT":0,"statut":"OBTENU"}],
             "preuveEngagement":{"type":"DEVIS","signeLe":"2021-06-14"}}""";

    private static final List<String> HOSTILES = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' OR '1'='1",
            "'; DROP TABLE commune; --",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "../../../../etc/passwd",
            "%00",
            "%' AND 1=CAST((SELECT version()) AS int) --",
            "\u202Etxt.exe",
            "😀".repeat(60),
            "Ⓑourges",
            "____%%%%",
            "\\",
            "bourg*:&|!<->()",
            "e\u0301".repeat(90));

    private static String projetAvec(String pointeur, String valeur) {
        ObjectNode projet = (ObjectNode) Http.json(PROJET);
        int coupe = pointeur.lastIndexOf('/');
        ((ObjectNode) projet.at(pointeur.substring(0, coupe))).set(pointeur.substring(coupe + 1), Http.json(valeur));
        return projet.toString();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @DisplayName("nomme le champ à corriger et pourquoi")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/porteur | null | porteur | OBLIGATOIRE",
                "/porteur | {\"siren\":\"999999998\"} | porteur | PORTEUR_INCONNU",
                "/porteur | {\"siren\":\"123456789\",\"code\":\"00000\"} | porteur | PORTEUR_INCONNU",
                "/porteur/siren | \"21180033\" | porteur.siren | SIREN_INVALIDE",
                "/porteur/nature | \"VILLAGE\" | porteur.nature | NATURE_INCONNUE",
                "/membres | 1 | membres | TYPE_INVALIDE",
                "/theme | \"JARDINAGE\" | theme | THEME_INCONNU",
                "/depenses | [] | depenses | OBLIGATOIRE",
                "/depenses/0/nature | \"VOYAGE\" | depenses[0].nature | NATURE_INCONNUE",
                "/depenses/0/montantHT | -6000 | depenses[0].montantHT | MONTANT_NEGATIF",
                "/depenses/0/montantHT | 6000.001 | depenses[0].montantHT | MONTANT_TROP_PRECIS",
                "/depenses/0/montantHT | 1000000000 | depenses[0].montantHT | MONTANT_EXCESSIF",
                "/depenses/0/montantHT | \"6000\" | depenses[0].montantHT | TYPE_INVALIDE",
                "/depenses/0/libelle | {} | depenses[0].libelle | TYPE_INVALIDE",
                "/montantDemandeHT | -0.01 | montantDemandeHT | MONTANT_NEGATIF",
                "/cofinancements/0/montantHT | -1 | cofinancements[0].montantHT | MONTANT_NEGATIF",
                "/cofinancements/0/statut | \"PROMIS\" | cofinancements[0].statut | STATUT_INCONNU",
                "/dureeMois | 0 | dureeMois | HORS_LIMITES",
                "/dateDepot | \"2021-05-04\" | dateDepot | DATE_INVALIDE",
                "/preuveEngagement/signeLe | \"14/06/2021\" | preuveEngagement.signeLe | DATE_INVALIDE"
            })
    void champNomme(String pointeur, String valeur, String champ, String code) {
        JsonNode probleme =
                Http.probleme(Http.simuler(Http.CHER, projetAvec(pointeur, valeur)), 400, "CHAMPS_INVALIDES");
        assertEquals(1, probleme.get("erreurs").size(), probleme::toString);
        assertEquals(champ, probleme.at("/erreurs/0/champ").asText());
        assertEquals(code, probleme.at("/erreurs/0/code").asText());
        assertTrue(probleme.at("/erreurs/0/message").asText().length() > 10);
    }

    @Test
    @DisplayName("nomme tous les champs à la fois")
    void tousALaFois() {
        JsonNode probleme = Http.probleme(Http.simuler(Http.CHER, """
                        {"porteur":{"siren":"x"},"theme":"X","dureeMois":-1,"dateDepot":"hier","montantDemandeHT":1e99,
                         "depenses":[{"nature":"X","montantHT":-1},{}],"cofinancements":[{"statut":"X"}]}"""), 400, "CHAMPS_INVALIDES");
        Set<String> champs = new TreeSet<>();
        probleme.get("erreurs").forEach(erreur -> champs.add(erreur.get("champ").asText()));
        assertEquals(
                new TreeSet<>(Set.of(
                        "porteur.siren",
                        "theme",
                        "dureeMois",
                        "dateDepot",
                        "montantDemandeHT",
                        "depenses[0].nature",
                        "depenses[0].montantHT",
                        "depenses[1].nature",
                        "depenses[1].montantHT",
                        "cofinancements[0].statut",
                        "cofinancements[0].montantHT")),
                champs);
    }

    static Stream<Arguments> textesHostiles() {
        List<String> champs = List.of(
                "/porteur/siren",
                "/porteur/nature",
                "/porteur/code",
                "/theme",
                "/depenses/0/nature",
                "/cofinancements/0/statut",
                "/dateDepot",
                "/preuveEngagement/signeLe",
                "/depenses/0/montantHT",
                "/dureeMois");
        return champs.stream().flatMap(champ -> HOSTILES.stream().map(texte -> Arguments.of(champ, texte)));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource
    @DisplayName("refuse HTML, SQL et le reste dans tout champ qui a un sens")
    void textesHostiles(String pointeur, String texte) {
        String valeur = Http.JSON.getNodeFactory().textNode(texte).toString();
        String corps = pointeur.equals("/porteur/code")
                ? projetAvec("/porteur", "{\"code\":" + valeur + "}")
                : projetAvec(pointeur, valeur);
        HttpResponse<String> reponse = Http.simuler(Http.CHER, corps);
        Http.probleme(reponse, 400, "CHAMPS_INVALIDES");
        assertFalse(reponse.body().contains(texte), "ce qui est faux n'est pas répété");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/depenses/0/libelle", "/cofinancements/0/organisme", "/intitule", "/preuveEngagement/type"})
    @DisplayName("un texte libre reste du texte, jamais une balise, et son abus est refusé")
    void texteLibre(String pointeur) {
        HttpResponse<String> reponse =
                Http.simuler(Http.CHER, projetAvec(pointeur, "\"<script>alert(1)</script>'; DROP TABLE x\""));
        assertTrue(Http.reussie(reponse).get("recevable").asBoolean());
        assertFalse(reponse.body().contains("<script>"));
        for (String abus : List.of("a".repeat(10_000), "a\u0000b", "a\u001bb")) {
            String valeur = Http.JSON.getNodeFactory().textNode(abus).toString();
            Http.probleme(Http.simuler(Http.CHER, projetAvec(pointeur, valeur)), 400, "CHAMPS_INVALIDES");
        }
        Http.probleme(
                Http.simuler(
                        Http.CHER,
                        projetAvec(pointeur, "1")
                                .replace(":1,", ":\"\\ud800\",")
                                .replace(":1}", ":\"\\ud800\"}")),
                400,
                "CHAMPS_INVALIDES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"porteur\":",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "<projet/>",
                "{\"depenses\":[{\"montantHT\":1e99999999999}]}",
                "{\"depenses\":[{\"montantHT\":NaN}]}"
            })
    @DisplayName("refuse un JSON mal formé en disant où")
    void jsonMalForme(String corps) {
        Http.probleme(Http.simuler(Http.CHER, corps), 400, "JSON_MALFORME");
    }

    @Test
    @DisplayName("refuse sans s'épuiser la profondeur, les nombres démesurés et l'UTF-8 faux")
    void jsonDemesure() {
        Http.probleme(Http.simuler(Http.CHER, "[".repeat(900_000)), 400, "JSON_MALFORME");
        Http.probleme(Http.simuler(Http.CHER, "{\"a\":" + "9".repeat(900_000) + "}"), 400, "JSON_MALFORME");
        Http.probleme(
                Http.simuler(
                        Http.CHER, projetAvec("/dureeMois", "1").replace("\"dureeMois\":1", "\"dureeMois\":1e400000")),
                400,
                "CHAMPS_INVALIDES");
        Http.probleme(
                Http.envoyer(Http.requete(Http.CHER, "/api/v1/simulation")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                "{\"porteur\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)))
                        .build()),
                400,
                "JSON_MALFORME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hier",
                "2021-02-30",
                "20210201",
                "2021-1-1",
                "",
                "0000-01-01",
                "9999999-01-01",
                "%27",
                "2021-01-01%00"
            })
    @DisplayName("refuse une date mal écrite")
    void dateMalEcrite(String au) {
        JsonNode probleme = Http.probleme(Http.lire(Http.CHER, "/api/v1/guichet?au=" + au), 400, "CHAMPS_INVALIDES");
        assertEquals("au", probleme.at("/erreurs/0/champ").asText());
    }

    @Test
    @DisplayName("refuse une recherche absente, trop longue ou avec des caractères de contrôle")
    void rechercheFausse() {
        Http.probleme(Http.lire(Http.CHER, "/api/v1/collectivites"), 400, "CHAMPS_INVALIDES");
        Http.probleme(Http.chercher(Http.CHER, "a".repeat(5_000)), 400, "CHAMPS_INVALIDES");
        Http.probleme(Http.chercher(Http.CHER, "a\u0000b"), 400, "CHAMPS_INVALIDES");
        HttpResponse<String> tropLongue = Http.chercher(Http.CHER, "a".repeat(10_000));
        assertTrue(tropLongue.statusCode() >= 400 && tropLongue.statusCode() < 500, tropLongue.body());
        Http.rienDuDedans(tropLongue.body());
    }

    @Test
    @DisplayName("répond juste pendant et après une foule de recherches hostiles")
    void rechercheHostileEnNombre() {
        List<Integer> statuts = IntStream.range(0, 480)
                .parallel()
                .mapToObj(i -> Http.chercher(i % 3 == 0 ? Http.PORTAIL : Http.CHER, HOSTILES.get(i % HOSTILES.size())))
                .peek(reponse -> Http.rienDuDedans(reponse.body()))
                .map(HttpResponse::statusCode)
                .distinct()
                .toList();
        assertTrue(Set.of(200, 400).containsAll(statuts), statuts::toString);
        assertEquals(
                "18033",
                Http.reussie(Http.chercher(Http.CHER, "bourges"))
                        .get(0)
                        .get("code")
                        .asText());
    }
}
