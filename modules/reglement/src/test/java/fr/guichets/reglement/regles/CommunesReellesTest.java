package fr.guichets.reglement.regles;

import static fr.guichets.reglement.regles.Cas.euros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.Reglement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Avec la population officielle 2021 de collectivités réelles,")
class CommunesReellesTest {

    private static final String HORS_GUILLEMETS = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
    private static final Map<String, int[]> POPULATIONS = new HashMap<>();

    /** The files that the référentiel embeds: code, municipale, totale. */
    @BeforeAll
    static void lire() throws IOException {
        lire(new GZIPInputStream(fichier("communes-2021.csv.gz")), 6);
        lire(fichier("epci-2021.csv"), 5);
    }

    private static InputStream fichier(String nom) {
        return Referentiel.class.getResourceAsStream("/referentiel/2021/" + nom);
    }

    private static void lire(InputStream fichier, int municipale) throws IOException {
        try (BufferedReader lignes = new BufferedReader(new InputStreamReader(fichier, StandardCharsets.UTF_8))) {
            lignes.lines()
                    .skip(1)
                    .map(ligne -> ligne.split(HORS_GUILLEMETS))
                    .forEach(c -> POPULATIONS.put(c[0], new int[] {
                        Integer.parseInt(c[municipale]),
                        c[municipale + 1].isEmpty() ? 0 : Integer.parseInt(c[municipale + 1])
                    }));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
            14228, Douvres-la-Délivrande,  4999, 5000,  10000
            22389, Yffiniac,               5000, 10000, 10000
            62491, Laventie,               5000, 10000, 10000
            69260, Vernaison,              5001, 10000, 10000
            14301, Giberville,             4951, 5000,  5000
            30125, Garons,                 4950, 5000,  10000
            14181, Cormelles-le-Royal,     4959, 5000,  10000
            """)
    @DisplayName("le forfait change à 5 000 habitants, comptés comme le guichet le dit")
    void forfait(String code, String nom, int municipale, String forfait, String forfaitSiTotale) {
        int[] populations = POPULATIONS.get(code);
        assertEquals(municipale, populations[0]);
        Reglement regles = Cas.regles("63");
        Reglement totale = Cas.avec(regles, "population", "{\"definition\":\"TOTALE\",\"dateReference\":\"DEPOT\"}");
        assertEquals(euros(forfait), commune(regles, populations).montantMaximum());
        assertEquals(euros(forfaitSiTotale), commune(totale, populations).montantMaximum());
    }

    private static Evaluation commune(Reglement regles, int[] populations) {
        return Cas.selon(regles)
                .porteur(NatureCollectivite.COMMUNE, populations[0])
                .populationTotale(populations[1])
                .coute("90000")
                .evaluer();
    }

    @ParameterizedTest(name = "{1}, plafond {3}")
    @CsvSource(textBlock = """
            200018653, CA CAP Excellence,          99685,  100000, true
            200039857, CA du Pays de Grasse,       100188, 100000, false
            200023414, Métropole Rouen Normandie,  492681, 500000, true
            246700488, Eurométropole de Strasbourg, 500510, 500000, false
            """)
    @DisplayName("le plafond de population tombe entre ces deux groupements")
    void plafond(String siren, String nom, int population, int seuil, boolean recevable) {
        assertEquals(population, POPULATIONS.get(siren)[0]);
        List<NatureCollectivite> natures = List.of(NatureCollectivite.COMMUNE, NatureCollectivite.METROPOLE);
        Reglement regles = Cas.avec(
                Cas.regles("18"),
                "plafondPopulation",
                "{\"seuil\":" + seuil + ",\"strict\":true,\"natures\":[\"METROPOLE\"]}");
        assertEquals(
                recevable ? Set.of() : Set.of(Motif.POPULATION_SUPERIEURE_AU_PLAFOND),
                Cas.selon(Cas.avecNatures(regles, natures))
                        .porteur(NatureCollectivite.METROPOLE, population)
                        .coute("6000")
                        .evaluer()
                        .motifsIrrecevabilite());
    }
}
