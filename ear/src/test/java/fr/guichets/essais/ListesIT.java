package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the demonstration file, which the stack imported at its start, and on what the other tests may add. */
@DisplayName("Les listes de dossiers, à travers HTTP")
class ListesIT {

    private static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    private static final Appelant INSTRUCTRICE = Appelant.chezSoi("instructeur.18");

    private static List<JsonNode> elements(JsonNode liste) {
        return StreamSupport.stream(liste.get("elements").spliterator(), false).toList();
    }

    private static List<String> numeros(JsonNode liste) {
        return elements(liste).stream()
                .map(dossier -> dossier.get("numero").asText())
                .toList();
    }

    private static JsonNode lister(Appelant appelant, String requete) {
        return Http.reussie(appelant.lire("/dossiers?taille=200&" + requete));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"18", "63", "76"})
    @DisplayName("chaque guichet voit ses dossiers déposés, tous, et de nul autre")
    void lesSiens(String code) {
        JsonNode liste = lister(Appelant.chezSoi("instructeur." + code), "");
        Set<String> numeros = new TreeSet<>(numeros(liste));
        for (JsonNode dossier : Demonstration.dossiers()) {
            String numero = dossier.get("numero").asText();
            assertEquals(dossier.get("tenant").asText().equals(code), numeros.contains(numero), numero);
        }
        assertTrue(numeros.stream().allMatch(numero -> numero.startsWith(code + "-")), numeros::toString);
        elements(liste)
                .forEach(dossier -> assertFalse(dossier.get("etat").asText().equals("BROUILLON"), dossier::toString));
    }

    @Test
    @DisplayName("une collectivité voit les siens seulement, brouillons compris")
    void collectivite() {
        Appelant bourges = Appelant.chezSoi("agent.18033");
        String brouillon = bourges.brouillon(DossiersIT.saisie("18033", "Dans ma liste"));
        JsonNode liste = lister(bourges, "");
        assertTrue(numeros(liste).containsAll(List.of("18-2021-002", brouillon)), liste::toString);
        elements(liste)
                .forEach(dossier ->
                        assertEquals("18033", dossier.at("/porteur/code").asText(), dossier::toString));
        assertEquals(
                0,
                lister(new Appelant("agent.63247", "cher.localhost"), "")
                        .get("total")
                        .asInt());
    }

    @Test
    @DisplayName("un sous-préfet voit ceux de ses arrondissements")
    void sousPrefet() {
        JsonNode liste = lister(new Appelant("sous-prefet.183", "cher.localhost"), "");
        assertTrue(numeros(liste).containsAll(List.of("18-2021-001", "18-2021-009")), liste::toString);
        elements(liste)
                .forEach(dossier ->
                        assertEquals("183", dossier.get("arrondissement").asText(), dossier::toString));
    }

    @ParameterizedTest(name = "{0} : {1}")
    @CsvSource({
        "q=chateaumeillant, 18-2021-007",
        "q=CH%C3%82TEAUM, 18-2021-007",
        "q=18-2021-007, 18-2021-007",
        "q=multicanal, 18-2021-002",
        "arrondissement=181&deposeAu=2021-05-31, 18-2021-002",
        "nature=DEPARTEMENT, 18-2021-010",
        "nature=COMMUNAUTE_DE_COMMUNES, 18-2021-006",
        "deposeDu=2021-04-29&deposeAu=2021-04-29, 18-2021-001"
    })
    @DisplayName("chaque filtre garde ce qu'il doit")
    void filtres(String requete, String attendu) {
        assertTrue(numeros(lister(INSTRUCTRICE, requete)).contains(attendu));
        JsonNode tous = lister(INSTRUCTRICE, "");
        assertTrue(lister(INSTRUCTRICE, requete).get("total").asInt()
                < tous.get("total").asInt());
    }

    @Test
    @DisplayName("les filtres se combinent, le total et les sommes portent sur tout ce qui est filtré")
    void sommes() {
        JsonNode liste =
                lister(Appelant.chezSoi("instructeur.63"), "recevable=false&etat=DEPOSE,IRRECEVABLE,INCOMPLET");
        assertTrue(numeros(liste).contains("63-2021-002"), liste::toString);
        elements(liste).forEach(dossier -> assertFalse(dossier.get("recevable").asBoolean()));
        assertEquals(0, liste.get("montantMaximum").asInt());
        JsonNode page = Http.reussie(INSTRUCTRICE.lire("/dossiers?taille=2"));
        JsonNode tous = lister(INSTRUCTRICE, "");
        assertEquals(2, page.get("elements").size());
        assertEquals(tous.get("total"), page.get("total"));
        BigDecimal demande = elements(tous).stream()
                .map(dossier -> dossier.get("montantDemandeHT").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, demande.compareTo(page.get("montantDemandeHT").decimalValue()));
        assertEquals(
                0, lister(INSTRUCTRICE, "q=rienDeTelNullePart").get("total").asInt());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "numero, numero",
        "deposeLe, deposeLe",
        "montantDemande, montantDemandeHT",
        "montantMaximum, montantMaximum"
    })
    @DisplayName("chaque tri range dans les deux sens, et les pages se suivent")
    void tris(String tri, String cle) {
        Function<JsonNode, BigDecimal> rang = dossier -> dossier.get(cle).isNumber()
                ? dossier.get(cle).decimalValue()
                : new BigDecimal(dossier.get(cle).asText().replaceAll("\\D", "").substring(0, 9));
        List<BigDecimal> rangs =
                elements(lister(INSTRUCTRICE, "tri=" + tri)).stream().map(rang).toList();
        assertEquals(rangs.stream().sorted().toList(), rangs);
        List<BigDecimal> inverses =
                elements(lister(INSTRUCTRICE, "tri=-" + tri)).stream().map(rang).toList();
        assertEquals(rangs.stream().sorted(Comparator.reverseOrder()).toList(), inverses);
        List<String> parPages = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            parPages.addAll(numeros(
                    Http.reussie(INSTRUCTRICE.lire("/dossiers?tri=" + tri + "&ordre=desc&taille=3&page=" + page))));
        }
        assertEquals(numeros(lister(INSTRUCTRICE, "tri=" + tri + "&ordre=desc")).subList(0, 9), parPages);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "page=-1, page",
        "taille=0, taille",
        "taille=1000000, taille",
        "tri=couleur, tri",
        "etat=OUVERT, etat",
        "theme=JARDINAGE, theme",
        "recevable=oui, recevable",
        "deposeDu=hier, deposeDu",
        "q=a%1Bb, q"
    })
    @DisplayName("un paramètre faux est nommé")
    void parametreFaux(String requete, String champ) {
        JsonNode probleme = Http.probleme(INSTRUCTRICE.lire("/dossiers?" + requete), 400, "CHAMPS_INVALIDES");
        assertEquals(champ, probleme.at("/erreurs/0/champ").asText());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"' OR '1'='1", "%' --", "rienDeTel:*&|!()", "\\", "😀", "a b c d e f g", "____"})
    @DisplayName("une recherche hostile n'est qu'un texte")
    void rechercheHostile(String q) {
        HttpResponse<String> reponse = INSTRUCTRICE.lire("/dossiers?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
        int tous = lister(INSTRUCTRICE, "").get("total").asInt();
        int trouves = Http.reussie(reponse).get("total").asInt();
        boolean sansMot = q.codePoints().noneMatch(Character::isLetterOrDigit);
        assertEquals(sansMot ? tous : 0, trouves, "sans aucun mot, rien n'est filtré");
    }

    @Test
    @DisplayName("l'export CSV contient tout ce qui est filtré, quelle que soit la page demandée")
    void csv() {
        String requete = "/dossiers?tri=numero&deposeAu=2021-05-31&taille=1";
        JsonNode liste = Http.reussie(INSTRUCTRICE.lire(requete));
        HttpResponse<String> export = INSTRUCTRICE.lire(requete, "Accept", "text/csv");
        assertEquals(200, export.statusCode(), export.body());
        assertTrue(export.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
        assertTrue(export.headers().firstValue("Content-Disposition").orElse("").contains("attachment"));
        assertEquals('\uFEFF', export.body().charAt(0));
        assertEquals(liste.get("total").asInt() + 1, export.body().lines().count());
        assertTrue(export.body().contains("18-2021-002") && export.body().contains("Bourges"), export.body());
        assertFalse(export.body().contains("63-2021"));
    }

    @Test
    @DisplayName("l'export ODS est une feuille avec de vrais nombres et de vraies dates")
    void ods() throws Exception {
        for (String chemin : List.of("/dossiers?q=bourges", "/dossiers/18-2021-002/historique")) {
            HttpResponse<byte[]> export = HttpClient.newHttpClient()
                    .send(INSTRUCTRICE.requete(chemin, "Accept", ODS).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, export.statusCode());
            assertEquals(ODS, export.headers().firstValue("Content-Type").orElse(""));
            String contenu = contenu(export.body());
            assertTrue(contenu.contains("office:value-type=\"date\""), chemin);
            if (chemin.contains("?")) {
                assertTrue(contenu.contains("office:value-type=\"currency\"") || contenu.contains("\"float\""));
                assertTrue(contenu.contains("18-2021-002"));
            }
        }
    }

    private static String contenu(byte[] ods) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ods))) {
            for (ZipEntry entree = zip.getNextEntry(); entree != null; entree = zip.getNextEntry()) {
                if (entree.getName().equals("content.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("pas de content.xml");
    }

    @Test
    @DisplayName("un format qui n'existe pas est refusé, JSON est servi à qui accepte tout")
    void formats() {
        Http.probleme(INSTRUCTRICE.lire("/dossiers", "Accept", "application/pdf"), 406, "FORMAT_INDISPONIBLE");
        Http.reussie(INSTRUCTRICE.lire("/dossiers", "Accept", "text/html,*/*;q=0.8"));
        HttpResponse<String> prefere = INSTRUCTRICE.lire("/dossiers", "Accept", "application/json;q=0.5, text/csv");
        assertTrue(prefere.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
    }

    @Test
    @DisplayName("chacun sait qui il est ici")
    void moi() {
        JsonNode agent = Http.reussie(INSTRUCTRICE.lire("/moi"));
        assertEquals("[\"INSTRUCTEUR\"]", agent.get("roles").toString());
        JsonNode bourges = Http.reussie(Appelant.chezSoi("agent.18033").lire("/moi"));
        assertEquals("18033", bourges.at("/mandats/0/organisation/code").asText(), bourges::toString);
        assertEquals("DEPOSE", bourges.at("/mandats/0/droit").asText());
        JsonNode national = Http.reussie(new Appelant("national", "national.localhost").lire("/moi"));
        assertEquals("[\"NATIONAL\"]", national.get("roles").toString());
    }
}
