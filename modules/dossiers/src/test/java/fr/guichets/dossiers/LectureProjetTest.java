package fr.guichets.dossiers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.Demande;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Montant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La lecture d'un projet")
class LectureProjetTest {

    private static final Instant MAINTENANT = Instant.parse("2021-06-02T07:00:00Z");

    private static final String PROJET = """
            {"porteur":{"nature":"COMMUNE","code":"18033","nom":"Bourges","siren":"211800339"},
             "membres":[], "intitule":"Accueil", "theme":"RELATION_USAGERS_COMMUNICATION",
             "depenses":[{"libelle":"Étude","nature":"PRESTATION","montantHT":14000.50},
                         {"libelle":"Formation","nature":"FORMATION","montantHT":8000}],
             "montantDemandeHT":20000, "dureeMois":14, "dateDepot":"2021-05-04T16:40:00+02:00",
             "cofinancements":[{"organisme":"DETR 2021","montantHT":2100,"statut":"OBTENU"}],
             "preuveEngagement":{"type":"DEVIS","signeLe":"2021-06-14"}, "cleInconnue":{"a":[1]}}
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static JsonNode json(String texte) {
        try {
            return JSON.readTree(texte);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Demande lire(JsonNode projet) {
        return new LectureProjet(new CollectivitesDuCher(), ZoneId.of("Europe/Paris")).lire(projet, MAINTENANT);
    }

    /** The project with one value replaced; a value that is absent removes the key. */
    private static JsonNode projetAvec(String pointeur, String valeur) {
        ObjectNode projet = (ObjectNode) json(PROJET);
        remplacer(projet, pointeur, valeur);
        return projet;
    }

    private static void remplacer(ObjectNode projet, String pointeur, String valeur) {
        int coupe = pointeur.lastIndexOf('/');
        JsonNode parent = projet.at(pointeur.substring(0, coupe));
        String cle = pointeur.substring(coupe + 1);
        if (parent instanceof ArrayNode liste) {
            liste.set(Integer.parseInt(cle), json(valeur));
        } else if (valeur.equals("absent")) {
            ((ObjectNode) parent).remove(cle);
        } else {
            ((ObjectNode) parent).set(cle, json(valeur));
        }
    }

    private static List<ChampsInvalides.Erreur> erreurs(JsonNode projet) {
        return assertThrows(ChampsInvalides.class, () -> lire(projet)).erreurs();
    }

    @Test
    @DisplayName("donne la demande telle qu'elle est écrite, au centime")
    void demandeLue() {
        Demande demande = lire(json(PROJET));
        assertEquals(CollectivitesDuCher.BOURGES, demande.porteur());
        assertEquals("RELATION_USAGERS_COMMUNICATION", demande.theme());
        assertEquals(new Montant(1_400_050), demande.depenses().get(0).montant());
        assertEquals(Montant.euros(20000), demande.montantDemande());
        assertEquals(
                Demande.Cofinancement.Statut.OBTENU,
                demande.cofinancements().get(0).statut());
        assertEquals(14, demande.dureeMois());
        assertEquals(Instant.parse("2021-05-04T14:40:00Z"), demande.dateDepot());
        assertEquals("2021-06-14", demande.preuveSigneeLe().toString());
    }

    @Test
    @DisplayName("se contente d'un porteur et d'une dépense, et date le dépôt de maintenant")
    void demandeMinimale() {
        Demande demande = lire(json("""
                        {"porteur":{"code":"18033","nature":null},"montantDemandeHT":null,"preuveEngagement":null,
                         "depenses":[{"nature":"PRESTATION","montantHT":6000}]}"""));
        assertEquals(MAINTENANT, demande.dateDepot());
        assertNull(demande.montantDemande());
        assertNull(demande.theme());
        assertNull(demande.dureeMois());
        assertNull(demande.preuveSigneeLe());
        assertEquals(List.of(), demande.cofinancements());
        assertEquals(
                "Prestation (étude, conseil, développement, intégration)",
                demande.depenses().get(0).libelle());
    }

    @ParameterizedTest(name = "{0} = {1} : {2} {3}")
    @DisplayName("nomme le champ à corriger")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/porteur | absent | porteur | OBLIGATOIRE",
                "/porteur | null | porteur | OBLIGATOIRE",
                "/porteur | \"18033\" | porteur | TYPE_INVALIDE",
                "/porteur | [] | porteur | TYPE_INVALIDE",
                "/porteur | {} | porteur | OBLIGATOIRE",
                "/porteur/nature | \"VILLAGE\" | porteur.nature | NATURE_INCONNUE",
                "/porteur/nature | 3 | porteur.nature | TYPE_INVALIDE",
                "/porteur/siren | \"21180033\" | porteur.siren | SIREN_INVALIDE",
                "/porteur/siren | \"211 800 339\" | porteur.siren | SIREN_INVALIDE",
                "/porteur/siren | \"' OR 1=1 --\" | porteur.siren | SIREN_INVALIDE",
                "/porteur/siren | 211800339 | porteur.siren | TYPE_INVALIDE",
                "/porteur/code | 18033 | porteur.code | TYPE_INVALIDE",
                "/porteur | {\"siren\":\"999999998\"} | porteur | PORTEUR_INCONNU",
                "/porteur | {\"siren\":\"211800330\"} | porteur | PORTEUR_INCONNU",
                "/porteur | {\"code\":\"18999\"} | porteur | PORTEUR_INCONNU",
                "/porteur | {\"code\":\"'; DROP TABLE commune\"} | porteur | PORTEUR_INCONNU",
                "/porteur | {\"code\":\"24\"} | porteur | PORTEUR_INCONNU",
                "/porteur | {\"siren\":\"999999998\",\"code\":\"18999\"} | porteur | PORTEUR_INCONNU",
                "/membres | {} | membres | TYPE_INVALIDE",
                "/theme | \"JARDINAGE\" | theme | THEME_INCONNU",
                "/theme | \"<script>alert(1)</script>\" | theme | THEME_INCONNU",
                "/theme | {} | theme | TYPE_INVALIDE",
                "/depenses | absent | depenses | OBLIGATOIRE",
                "/depenses | null | depenses | OBLIGATOIRE",
                "/depenses | [] | depenses | OBLIGATOIRE",
                "/depenses | {} | depenses | TYPE_INVALIDE",
                "/depenses/1 | 5 | depenses[1] | TYPE_INVALIDE",
                "/depenses/1 | null | depenses[1] | TYPE_INVALIDE",
                "/depenses/0/nature | absent | depenses[0].nature | OBLIGATOIRE",
                "/depenses/0/nature | \"VOYAGE\" | depenses[0].nature | NATURE_INCONNUE",
                "/depenses/0/nature | \"prestation\" | depenses[0].nature | NATURE_INCONNUE",
                "/depenses/0/montantHT | absent | depenses[0].montantHT | OBLIGATOIRE",
                "/depenses/0/montantHT | \"14000\" | depenses[0].montantHT | TYPE_INVALIDE",
                "/depenses/0/montantHT | true | depenses[0].montantHT | TYPE_INVALIDE",
                "/depenses/0/montantHT | -0.01 | depenses[0].montantHT | MONTANT_NEGATIF",
                "/depenses/0/montantHT | -1e400000 | depenses[0].montantHT | MONTANT_NEGATIF",
                "/depenses/0/montantHT | 10.001 | depenses[0].montantHT | MONTANT_TROP_PRECIS",
                "/depenses/0/montantHT | 1e-400000 | depenses[0].montantHT | MONTANT_TROP_PRECIS",
                "/depenses/0/montantHT | 1000000000 | depenses[0].montantHT | MONTANT_EXCESSIF",
                "/depenses/0/montantHT | 999999999.995 | depenses[0].montantHT | MONTANT_EXCESSIF",
                "/depenses/0/montantHT | 1e400000 | depenses[0].montantHT | MONTANT_EXCESSIF",
                "/depenses/0/montantHT | 1e2147483647 | depenses[0].montantHT | MONTANT_EXCESSIF",
                "/depenses/1/libelle | 7 | depenses[1].libelle | TYPE_INVALIDE",
                "/depenses/1/libelle | \"a\\u0000b\" | depenses[1].libelle | CARACTERE_INTERDIT",
                "/depenses/1/libelle | \"a\\u001bb\" | depenses[1].libelle | CARACTERE_INTERDIT",
                "/depenses/1/libelle | \"a\\ud800b\" | depenses[1].libelle | CARACTERE_INTERDIT",
                "/montantDemandeHT | -1 | montantDemandeHT | MONTANT_NEGATIF",
                "/montantDemandeHT | \"\" | montantDemandeHT | TYPE_INVALIDE",
                "/cofinancements | \"DETR\" | cofinancements | TYPE_INVALIDE",
                "/cofinancements/0/montantHT | absent | cofinancements[0].montantHT | OBLIGATOIRE",
                "/cofinancements/0/montantHT | 0.005 | cofinancements[0].montantHT | MONTANT_TROP_PRECIS",
                "/cofinancements/0/statut | absent | cofinancements[0].statut | OBLIGATOIRE",
                "/cofinancements/0/statut | \"PROMIS\" | cofinancements[0].statut | STATUT_INCONNU",
                "/cofinancements/0/organisme | [] | cofinancements[0].organisme | TYPE_INVALIDE",
                "/dureeMois | 0 | dureeMois | HORS_LIMITES",
                "/dureeMois | 601 | dureeMois | HORS_LIMITES",
                "/dureeMois | -6 | dureeMois | HORS_LIMITES",
                "/dureeMois | 99999999999999999999 | dureeMois | HORS_LIMITES",
                "/dureeMois | 6.5 | dureeMois | TYPE_INVALIDE",
                "/dureeMois | 1e400000 | dureeMois | TYPE_INVALIDE",
                "/dureeMois | \"6\" | dureeMois | TYPE_INVALIDE",
                "/dateDepot | \"2021-05-04\" | dateDepot | DATE_INVALIDE",
                "/dateDepot | \"2021-05-04T16:40:00\" | dateDepot | DATE_INVALIDE",
                "/dateDepot | \"2021-02-30T16:40:00Z\" | dateDepot | DATE_INVALIDE",
                "/dateDepot | \"+999999999-12-31T00:00:00Z\" | dateDepot | DATE_INVALIDE",
                "/dateDepot | 1622617200 | dateDepot | TYPE_INVALIDE",
                "/preuveEngagement | \"DEVIS\" | preuveEngagement | TYPE_INVALIDE",
                "/preuveEngagement/signeLe | \"14/06/2021\" | preuveEngagement.signeLe | DATE_INVALIDE",
                "/preuveEngagement/signeLe | \"2021-02-29\" | preuveEngagement.signeLe | DATE_INVALIDE",
                "/preuveEngagement/signeLe | \"0000-01-01\" | preuveEngagement.signeLe | DATE_INVALIDE",
                "/preuveEngagement/type | 1 | preuveEngagement.type | TYPE_INVALIDE",
                "/intitule | 1 | intitule | TYPE_INVALIDE",
            })
    void champNomme(String pointeur, String valeur, String champ, String code) {
        JsonNode projet = projetAvec(pointeur, valeur);
        List<ChampsInvalides.Erreur> erreurs = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> erreurs(projet));
        assertEquals(
                List.of(champ + " " + code),
                erreurs.stream()
                        .map(erreur -> erreur.champ() + " " + erreur.code())
                        .toList());
        assertTrue(erreurs.get(0).message().endsWith(".")
                || erreurs.get(0).message().endsWith("…"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @DisplayName("accepte ce qui est juste, fût-ce inattendu")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/porteur | {\"siren\":\"211800339\"}",
                "/porteur | {\"siren\":\"999999998\",\"code\":\"18033\"}",
                "/porteur | {\"siren\":\"211800330\",\"code\":\"18033\"}",
                "/porteur | {\"siren\":null,\"code\":\" 18033 \"}",
                "/porteur | {\"nature\":\"REGION\",\"code\":\"24\"}",
                "/porteur | {\"code\":\"241800507\"}",
                "/membres | [1, \"deux\", null]",
                "/depenses/0/montantHT | 0",
                "/depenses/0/montantHT | 0e-999999",
                "/depenses/0/montantHT | 999999999.99",
                "/depenses/0/montantHT | 1.4e4",
                "/depenses/0/montantHT | 14000.500000",
                "/depenses/0/libelle | absent",
                "/depenses/0/libelle | \"Formation < 10 agents & suivi\"",
                "/montantDemandeHT | 0",
                "/preuveEngagement | {}",
                "/dateDepot | \"2021-05-04T16:40:00Z\"",
                "/theme | absent",
            })
    void juste(String pointeur, String valeur) {
        assertEquals(2, lire(projetAvec(pointeur, valeur)).depenses().size());
    }

    @Test
    @DisplayName("signale tous les champs à la fois, jamais seulement le premier")
    void tousALaFois() {
        ObjectNode projet = (ObjectNode) json(PROJET);
        Map.of(
                        "/porteur/siren", "\"abc\"",
                        "/theme", "\"X\"",
                        "/depenses/0/montantHT", "-1",
                        "/depenses/1/nature", "\"Y\"",
                        "/montantDemandeHT", "1e99",
                        "/cofinancements/0/statut", "\"Z\"",
                        "/dureeMois", "0",
                        "/dateDepot", "\"hier\"",
                        "/preuveEngagement/signeLe", "\"demain\"")
                .forEach((pointeur, valeur) -> remplacer(projet, pointeur, valeur));
        assertEquals(
                new TreeSet<>(Set.of(
                        "porteur.siren",
                        "theme",
                        "depenses[0].montantHT",
                        "depenses[1].nature",
                        "montantDemandeHT",
                        "cofinancements[0].statut",
                        "dureeMois",
                        "dateDepot",
                        "preuveEngagement.signeLe")),
                erreurs(projet).stream()
                        .map(ChampsInvalides.Erreur::champ)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuse un texte de 10 000 caractères où qu'il soit")
    @ValueSource(
            strings = {
                "/porteur/nom",
                "/porteur/code",
                "/porteur/siren",
                "/porteur/nature",
                "/intitule",
                "/theme",
                "/depenses/0/libelle",
                "/depenses/0/nature",
                "/cofinancements/0/organisme",
                "/cofinancements/0/statut",
                "/dateDepot",
                "/preuveEngagement/signeLe",
                "/preuveEngagement/type"
            })
    void texteTropLong(String pointeur) {
        List<ChampsInvalides.Erreur> erreurs = erreurs(projetAvec(pointeur, '"' + "a".repeat(10_000) + '"'));
        assertEquals("TEXTE_TROP_LONG", erreurs.get(0).code());
    }

    @Test
    @DisplayName("refuse 201 dépenses et 101 cofinancements")
    void tropDElements() {
        String depense = "{\"nature\":\"FORMATION\",\"montantHT\":1}";
        assertEquals(
                200,
                lire(projetAvec("/depenses", "[" + (depense + ",").repeat(199) + depense + "]"))
                        .depenses()
                        .size());
        assertEquals(
                "TROP_D_ELEMENTS",
                erreurs(projetAvec("/depenses", "[" + (depense + ",").repeat(200) + depense + "]"))
                        .get(0)
                        .code());
        assertEquals(
                "TROP_D_ELEMENTS",
                erreurs(projetAvec("/cofinancements", "[" + "{},".repeat(100) + "{}]"))
                        .get(0)
                        .code());
    }

    @ParameterizedTest
    @DisplayName("n'accepte qu'un objet")
    @ValueSource(strings = {"[]", "\"projet\"", "12", "null", "true"})
    void pasUnObjet(String texte) {
        assertEquals("TYPE_INVALIDE", erreurs(json(texte)).get(0).code());
    }
}
