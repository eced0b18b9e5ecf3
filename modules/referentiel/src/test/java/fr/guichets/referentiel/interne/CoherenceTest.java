package fr.guichets.referentiel.interne;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("La cohérence d’un millésime")
class CoherenceTest {

    private static final Map<String, String> FICHIERS = Map.of(
            "regions-2021.csv", """
            code,nom,chef_lieu,pop_municipale_2021
            24,Centre-Val de Loire,18033,2572853
            """,
            "departements-2021.csv", """
            code,nom,region,chef_lieu,zone,pop_municipale_2021,fuseau_horaire,slug
            18,Cher,24,18033,metro,303408,Europe/Paris,cher
            """,
            "arrondissements-2021.csv", """
            code,nom,departement,region,chef_lieu
            181,Bourges,18,24,18033
            """,
            "epci-2021.csv", """
            siren,nom,nature,fiscalite,pop_municipale_2021,pop_totale_2021,departement_principal_DERIVE
            241800507,"CA ""Bourges"", Plus",CA,FPU,64702,66775,18
            """,
            "communes-2021.csv", """
            code_insee,nom,departement,arrondissement,siren,pop_municipale_2021,pop_totale_2021,epci_siren,codes_postaux
            18033,Bourges,18,181,211800339,64668,66741,241800507,18000
            18131,Lugny-Bourbonnais,18,181,211801311,34,34,241800507,18350
            """,
            "communes-evenements.csv", """
            code_disparu,nom,departement,pop,de_millesime,vers_millesime,code_successeur,nom_successeur
            18131,Lugny-Bourbonnais,18,34,2022,2026,18173,Osmery
            """);

    private static final String DESCRIPTION = """
            annee,source,regions,departements,arrondissements,epci,communes,evenements
            2021,essai,1,1,1,1,2,1
            """;

    @Test
    @DisplayName("est reconnue")
    void coherent() throws IOException {
        assertEquals(List.of(), erreurs(FICHIERS, DESCRIPTION));
    }

    @ParameterizedTest(name = "{0} : {3}")
    @DisplayName("nomme le fichier, la ligne et la faute")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "regions         | ,18033,     | ,18034,     | regions-2021.csv, ligne 2 : chef_lieu inconnu : 18034",
                "departements    | Cher,24     | Cher,25     | departements-2021.csv, ligne 2 : region inconnu : 25",
                "arrondissements | Bourges,18, | Bourges,19, | arrondissements-2021.csv, ligne 2 : departement inconnu : 19",
                "communes        | 18131,Lugny-Bourbonnais,18,181 | 18131,Lugny-Bourbonnais,18,189 | communes-2021.csv, ligne 3 : arrondissement inconnu : 189",
                "communes        | 211801311   | 211801312   | communes-2021.csv, ligne 3 : SIREN dont la clé est fausse : 211801312",
                "communes        | 18131,Lugny | 18033,Lugny | communes-2021.csv, ligne 3 : code_insee déjà vu : 18033",
                "communes        | ,34,34,     | ,35,34,     | epci-2021.csv, ligne 2 : population 64702, ses communes en ont 64703",
                "epci            | 66775,18    | 66775,99    | epci-2021.csv, ligne 2 : departement_principal_DERIVE inconnu : 99"
            })
    void incoherent(String fichier, String juste, String faux, String attendue) throws IOException {
        assertEquals(List.of(attendue), erreurs(modifier(fichier + "-2021.csv", juste, faux), DESCRIPTION));
    }

    @Test
    @DisplayName("exige les effectifs annoncés")
    void effectifs() throws IOException {
        assertEquals(
                List.of("millesimes.csv, ligne 2 : communes : 3 lignes annoncées, 2 lues"),
                erreurs(FICHIERS, DESCRIPTION.replace("1,2,1", "1,3,1")));
    }

    @ParameterizedTest(name = "{2}")
    @DisplayName("arrête la lecture d’un fichier malformé, en le nommant")
    @CsvSource(
            delimiter = '|',
            value = {
                "64668,66741 | x,66741    | communes-2021.csv, ligne 2 : la colonne « pop_municipale_2021 » n’est pas un nombre : x",
                "64668,66741 | -5,66741   | communes-2021.csv, ligne 2 : la colonne « pop_municipale_2021 » n’est pas un nombre : -5",
                "64668,66741 | ,66741     | communes-2021.csv, ligne 2 : la colonne « pop_municipale_2021 » est vide",
                "code_insee, | code,      | communes-2021.csv, ligne 2 : la colonne « code_insee » manque"
            })
    void malforme(String juste, String faux, String attendue) {
        IllegalStateException refus = assertThrows(
                IllegalStateException.class, () -> erreurs(modifier("communes-2021.csv", juste, faux), DESCRIPTION));
        assertEquals(attendue, refus.getMessage());
    }

    private static Map<String, String> modifier(String fichier, String juste, String faux) {
        Map<String, String> fichiers = new HashMap<>(FICHIERS);
        fichiers.computeIfPresent(fichier, (nom, texte) -> texte.replace(juste, faux));
        return fichiers;
    }

    private static List<String> erreurs(Map<String, String> fichiers, String description) throws IOException {
        Map<String, byte[]> contenus = new HashMap<>();
        fichiers.forEach((nom, texte) -> contenus.put(nom, texte.getBytes(StandardCharsets.UTF_8)));
        Ligne annonce = Ligne.lire("millesimes.csv", description.getBytes(StandardCharsets.UTF_8))
                .get(0);
        return new Coherence(Contenu.lire(2021, contenus), annonce).erreurs();
    }
}
