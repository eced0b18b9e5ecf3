package fr.guichets.referentiel;

import static fr.guichets.referentiel.NatureCollectivite.COMMUNE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Siren;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Le référentiel 2021, lu avec le rôle d’un guichet")
class ReferentielTest {

    private static BaseDeReference base;
    private static Referentiel referentiel;

    @BeforeAll
    static void charger() throws Exception {
        base = new BaseDeReference();
        List<String> messages = new ArrayList<>();
        try (Connection proprietaire = base.proprietaire()) {
            ChargementReferentiel.charger(proprietaire, messages::add);
        }
        assertEquals(1, messages.size());
        referentiel = new Referentiel();
        referentiel.em = base.commeGuichet();
    }

    @AfterAll
    static void arreter() throws Exception {
        base.close();
    }

    @ParameterizedTest(name = "{0} : {1}")
    @DisplayName("est entier")
    @CsvSource({
        "commune, 34965",
        "epci, 1254",
        "departement, 101",
        "region, 18",
        "arrondissement, 332",
        "commune_evenement, 102",
        "recherche, 36338",
        "collectivite, 36338"
    })
    void effectifs(String table, long attendu) throws Exception {
        assertEquals(attendu, base.compter("SELECT count(*) FROM " + table));
    }

    @ParameterizedTest(name = "« {0} » depuis le guichet {1} : {2}")
    @DisplayName("trouve d’abord")
    @CsvSource(
            delimiter = '|',
            value = {
                "bourges              |    | COMMUNE 18033",
                "BOURG                | 18 | COMMUNE 18033",
                "BOURG                |    | COMMUNE 33067",
                "bourges plus         | 18 | COMMUNAUTE_D_AGGLOMERATION 241800507",
                "plus bourges         | 18 | COMMUNAUTE_D_AGGLOMERATION 241800507",
                "st germain du puy    | 18 | COMMUNE 18213",
                "Saint-Germain-du-Puy |    | COMMUNE 18213",
                "SAINT GERMAIN PUY    |    | COMMUNE 18213",
                "Ste Thorette         | 18 | COMMUNE 18237",
                "Nérondes             | 18 | COMMUNE 18160",
                "nerondes             |    | COMMUNE 18160",
                "communauté de communes pays de nérondes | 18 | COMMUNAUTE_DE_COMMUNES 200007177",
                "18033                |    | COMMUNE 18033",
                "211800339            |    | COMMUNE 18033",
                "211 800 339          | 18 | COMMUNE 18033",
                "21180033900015       |    | COMMUNE 18033",
                "18000                |    | COMMUNE 18033",
                "18000 bourges        |    | COMMUNE 18033",
                "241800507            |    | COMMUNAUTE_D_AGGLOMERATION 241800507",
                "18                   | 18 | DEPARTEMENT 18",
                "2a                   |    | DEPARTEMENT 2A",
                "2a004                |    | COMMUNE 2A004",
                "976                  |    | DEPARTEMENT 976",
                "cher                 | 18 | DEPARTEMENT 18",
                "département du cher  |    | DEPARTEMENT 18",
                "puy-de-dome          | 63 | DEPARTEMENT 63",
                "normandie            | 76 | REGION 28",
                "région normandie     |    | REGION 28",
                "l'abergement de varey|    | COMMUNE 01002",
                "l’abergement-de-varey|    | COMMUNE 01002",
                "abergement cle       |    | COMMUNE 01001",
                "villes sœurs         | 76 | COMMUNAUTE_DE_COMMUNES 247600588",
                "VILLES SOEURS        |    | COMMUNAUTE_DE_COMMUNES 247600588",
                "œuilly               |    | COMMUNE 51410",
                "havre                | 76 | COMMUNE 76351",
                "l'haÿ                |    | COMMUNE 94038",
                "paris                |    | COMMUNE 75056",
                "métropole de lyon    |    | METROPOLE_DE_LYON 200046977",
                "y                    |    | COMMUNE 80829",
                "louvemont côte du poivre | 55 | COMMUNE 55307",
                "Haute-Amance         |    | COMMUNE 52242"
            })
    void rechercher(String texte, String guichet, String attendu) {
        Collectivite premiere = rechercher(texte, guichet).get(0);
        assertEquals(attendu, premiere.nature() + " " + premiere.code());
    }

    @ParameterizedTest(name = "« {0} » depuis le guichet {1}")
    @DisplayName("ne trouve rien")
    @CsvSource({
        "rouen, 18",
        "76540, 18",
        "sœurs, 80",
        "bertranges, 18",
        "région normandie, 14",
        "bourges, 975",
        "zzz, ",
        "12345678901, ",
        "bourges dieppe, "
    })
    void neTrouveRien(String texte, String guichet) {
        assertEquals(List.of(), rechercher(texte, guichet));
    }

    static Stream<String> saisiesHostiles() {
        return Stream.of(
                "",
                "   ",
                "%",
                "_",
                "\\",
                "'",
                "\0",
                "🏛️",
                "\uD800",
                "|",
                "<script>alert(1)</script>",
                "a".repeat(10_000),
                "%".repeat(10_000),
                null,
                "\uFDFA".repeat(10_000));
    }

    @ParameterizedTest
    @DisplayName("répond sans erreur et sans invention aux saisies hostiles")
    @MethodSource("saisiesHostiles")
    void saisieHostile(String texte) {
        assertEquals(List.of(), rechercher(texte, null));
        assertEquals(Optional.empty(), referentiel.parCode(null, String.valueOf(texte), 2021));
    }

    @ParameterizedTest
    @DisplayName("ne cherche que les mots d’une saisie qui ressemble à du code")
    @CsvSource({"%' OR 1=1 --, or 1 1", "':texte ?1', texte 1", "{fn now()}, fn now", "bourges|paris, bourges paris"})
    void saisieDeCode(String saisie, String mots) {
        assertEquals(rechercher(mots, null), rechercher(saisie, null));
    }

    @Test
    @DisplayName("ne renvoie jamais plus que le maximum, même pour 5 000 mots")
    void beaucoupDeMots() {
        assertEquals(10, rechercher("é ".repeat(5_000), null).size());
    }

    @Test
    @DisplayName("lit un nom malgré un caractère nul ou des jokers")
    void caracteresSpeciaux() {
        assertEquals(
                "18033",
                rechercher("bour\0ges".replace("\0", "") + "\0", "18").get(0).code());
        assertEquals("18033", rechercher("%bourges%", "18").get(0).code());
    }

    @Test
    @DisplayName("classe le nom exact, puis le début, puis les mots, les plus peuplées d’abord, et s’arrête au maximum")
    void ordre() {
        assertEquals(
                List.of("Vierzon", "CC Vierzon-Sologne-Berry"),
                noms(rechercher("vierzon", "18")).subList(0, 2));
        List<Collectivite> saints = rechercher("saint", "18");
        assertEquals(10, saints.size());
        List<Integer> populations =
                saints.stream().map(Collectivite::populationMunicipale).toList();
        assertEquals(populations.stream().sorted((a, b) -> b - a).toList(), populations);
        assertEquals("Saint-Doulchard", saints.get(0).nom());
        assertEquals(List.of(), referentiel.rechercher("bourges", null, 2021, 0));
    }

    @Test
    @DisplayName("donne tout d’une commune, aux populations en vigueur au 1er janvier 2021")
    void bourges() {
        Collectivite bourges =
                referentiel.parSiren(new Siren("211800339"), 2021).orElseThrow();
        assertEquals(
                new Collectivite(
                        COMMUNE,
                        "18033",
                        "Bourges",
                        new Siren("211800339"),
                        64_668,
                        66_741,
                        new CodeDepartement("18"),
                        "181",
                        List.of("18000"),
                        2021),
                bourges);
        assertEquals(List.of(bourges), rechercher("bourges", "18").subList(0, 1));
        assertEquals(Optional.of(bourges), referentiel.parCode(COMMUNE, "18033", 2021));
    }

    @ParameterizedTest(name = "{0} {1} : {2}, {4} habitants, guichet {3}")
    @DisplayName("trouve par le code")
    @CsvSource(
            delimiter = '|',
            value = {
                "                       | 18033     | COMMUNE                    | 18  | 64668",
                "                       | 75056     | COMMUNE                    | 75  | 2175601",
                "                       | 75        | DEPARTEMENT                | 75  | 2175601",
                "                       | 2A        | DEPARTEMENT                | 2A  | 157853",
                "                       | 974       | DEPARTEMENT                | 974 | 855961",
                "                       | 28        | DEPARTEMENT                | 28  | 431997",
                "REGION                 | 28        | REGION                     | 76  | 3327477",
                "REGION                 | 11        | REGION                     | 75  | 12213447",
                "REGION                 | 94        | REGION                     | 2A  | 338554",
                "REGION                 | 01        | REGION                     | 971 | 387629",
                "                       | 200046977 | METROPOLE_DE_LYON          | 69  | 1398892",
                "                       | 200054781 | METROPOLE                  | 75  | 7075028",
                "                       | 247600588 | COMMUNAUTE_DE_COMMUNES     | 76  | 36979",
                "                       | 200068088 | COMMUNAUTE_DE_COMMUNES     | 58  | 20033",
                "COMMUNAUTE_URBAINE     | 200084952 | COMMUNAUTE_URBAINE         | 76  | 268912",
                "                       | 55189     | COMMUNE                    | 55  | 0",
                "                       | 29155     | COMMUNE                    | 29  | 833",
                "                       | 97105     | COMMUNE                    | 971 | 10046"
            })
    void parCode(NatureCollectivite nature, String code, NatureCollectivite attendue, String guichet, int population) {
        Collectivite trouvee = referentiel.parCode(nature, code, 2021).orElseThrow();
        assertEquals(attendue, trouvee.nature());
        assertEquals(code, trouvee.code());
        assertEquals(guichet, trouvee.departement().valeur());
        assertEquals(population, trouvee.populationMunicipale());
        assertEquals(2021, trouvee.millesime());
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("ne confond pas les codes")
    @CsvSource({
        "COMMUNE, 241800507",
        ", 211800339",
        "COMMUNAUTE_DE_COMMUNES, 241800507",
        ", 99999",
        ", 975",
        "REGION, 18",
        "DEPARTEMENT, 18033",
        ", 1"
    })
    void codeInconnu(NatureCollectivite nature, String code) {
        assertEquals(Optional.empty(), referentiel.parCode(nature, code, 2021));
    }

    @Test
    @DisplayName("laisse vide ce que les sources ne donnent pas")
    void inconnus() {
        Collectivite ouessant = referentiel.parCode(COMMUNE, "29155", 2021).orElseThrow();
        assertNull(ouessant.populationTotale());
        Collectivite mamoudzou = referentiel.parCode(COMMUNE, "97611", 2021).orElseThrow();
        assertNull(mamoudzou.arrondissement());
        Collectivite cher = referentiel.parCode(null, "18", 2021).orElseThrow();
        assertNull(cher.siren());
        assertNull(cher.populationTotale());
        assertEquals(List.of(), cher.codesPostaux());
        assertEquals(Optional.empty(), referentiel.parSiren(new Siren("356000000"), 2021));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("prend le millésime 2021, seul embarqué, quelle que soit l’année")
    @ValueSource(ints = {-1, 1999, 2021, 2022, 2100})
    void millesime(int annee) {
        assertEquals(
                64_668, referentiel.parCode(null, "18033", annee).orElseThrow().populationMunicipale());
    }

    @Test
    @DisplayName("prend le dernier millésime qui ne dépasse pas l’année, sinon le premier")
    void deuxMillesimes() throws Exception {
        base.executer("INSERT INTO millesime VALUES (2023, 'essai', 'essai')");
        base.executer("INSERT INTO region SELECT 2023, code, nom, chef_lieu, departement, population_municipale + 1"
                + " FROM region WHERE millesime = 2021");
        try {
            for (int annee : List.of(2000, 2021, 2022, 2023, 2024)) {
                Collectivite normandie = referentiel
                        .parCode(NatureCollectivite.REGION, "28", annee)
                        .orElseThrow();
                assertEquals(annee < 2023 ? 2021 : 2023, normandie.millesime(), "année " + annee);
            }
        } finally {
            base.executer("DELETE FROM region WHERE millesime = 2023");
            base.executer("DELETE FROM millesime WHERE annee = 2023");
        }
    }

    @Test
    @DisplayName("donne les arrondissements d’un département, aucun à Mayotte")
    void arrondissements() {
        assertEquals(
                List.of(
                        new Arrondissement("181", "Bourges", "Bourges"),
                        new Arrondissement("182", "Saint-Amand-Montrond", "Saint-Amand-Montrond"),
                        new Arrondissement("183", "Vierzon", "Vierzon")),
                referentiel.arrondissements(new CodeDepartement("18")));
        assertEquals(List.of(), referentiel.arrondissements(new CodeDepartement("976")));
    }

    @Test
    @DisplayName("n’est pas rechargé quand rien n’a changé")
    void rechargement() throws Exception {
        try (Connection proprietaire = base.proprietaire()) {
            List<String> messages = new ArrayList<>();
            ChargementReferentiel.charger(proprietaire, messages::add);
            assertEquals(List.of(), messages);
            assertTrue(proprietaire.getAutoCommit());
        }
    }

    @Test
    @DisplayName("refuse un millésime déjà chargé avec d’autres données")
    void autresDonnees() throws Exception {
        base.executer("UPDATE millesime SET empreinte = 'x' || empreinte");
        try (Connection proprietaire = base.proprietaire()) {
            IllegalStateException refus = assertThrows(
                    IllegalStateException.class, () -> ChargementReferentiel.charger(proprietaire, message -> {}));
            assertTrue(refus.getMessage().contains("2021"), refus.getMessage());
            assertFalse(refus.getMessage().isBlank());
        } finally {
            base.executer("UPDATE millesime SET empreinte = substr(empreinte, 2)");
        }
    }

    private static List<Collectivite> rechercher(String texte, String guichet) {
        return referentiel.rechercher(texte, guichet == null ? null : new CodeDepartement(guichet), 2021, 10);
    }

    private static List<String> noms(List<Collectivite> collectivites) {
        return collectivites.stream().map(Collectivite::nom).toList();
    }
}
