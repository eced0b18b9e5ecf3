package fr.guichets.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("La description OpenAPI et les réponses")
class DescriptionTest {

    private static final Guichet CHER = new Guichet(
            new CodeDepartement("18"),
            "cher",
            "cher.localhost",
            Guichet.Type.DEPARTEMENT,
            Guichet.Etat.OUVERT,
            "Cher",
            "du Cher",
            "Préfecture du Cher",
            "Centre-Val de Loire",
            ZoneId.of("Europe/Paris"));

    private static final Evaluation EVALUATION = new Evaluation(
            true,
            Set.of(),
            Set.of(Evaluation.Alerte.DUREE_SUPERIEURE),
            Montant.euros(new BigDecimal("48000.10")),
            Montant.ZERO,
            Montant.euros(new BigDecimal("48000.10")),
            null,
            null,
            new Evaluation.Bornes(Montant.euros(48000), Montant.euros(40000), Montant.euros(48000), null, null),
            Set.of("demande"),
            Montant.euros(40000),
            new Taux(new BigDecimal("0.83333")),
            null,
            "2021-1",
            List.of(new Evaluation.Explication("demande", "Vous demandez <b>moins</b> que le coût.", "Page 1")));

    private static JsonNode description() throws IOException {
        try (InputStream document = DescriptionTest.class.getResourceAsStream("/openapi/openapi.json")) {
            return Json.lire(document.readAllBytes());
        }
    }

    private static JsonNode appel() {
        Reglement reglement = new Reglement(
                "2021-1",
                LocalDate.of(2021, 1, 25),
                new Reglement.Identite(
                        CHER.code(),
                        "cher",
                        "Cher",
                        "du Cher",
                        "Préfecture du Cher",
                        "Préfet du Cher",
                        CHER.fuseau(),
                        null,
                        null),
                new Reglement.Enveloppe(
                        Montant.euros(297000), List.of(new Reglement.Tranche(2021, Montant.euros(297000)))),
                List.of(),
                null,
                new Reglement.Population(
                        Reglement.Population.Definition.MUNICIPALE, Reglement.Population.DateReference.DEPOT),
                List.of(new Reglement.Forfait("F", "Forfait", List.of(), null, 4999, Montant.euros(5000))),
                null,
                Taux.UN,
                Taux.ZERO,
                Reglement.Assiette.HT,
                List.of(new Reglement.Theme("FORMATION_AGENTS", "Formation", null)),
                List.of(),
                List.of(new Reglement.Critere("TAILLE", "Taille", null, null)),
                new Reglement.Depot(LocalDate.of(2021, 1, 25), null),
                Reglement.ModeReleve.SESSIONS,
                List.of(new Reglement.Session("2021-S1", LocalDate.of(2021, 6, 7))),
                null,
                null,
                null,
                List.of(),
                List.of(),
                new Reglement.Textes(null, null, null),
                List.of(
                        new Reglement.Provenance(
                                "plancher",
                                Reglement.Provenance.Niveau.NATIONAL,
                                LocalDate.of(2021, 1, 25),
                                "Appel à projets",
                                "p. 2",
                                null),
                        new Reglement.Provenance(
                                "themes",
                                Reglement.Provenance.Niveau.NATIONAL,
                                LocalDate.of(2021, 1, 25),
                                null,
                                null,
                                "non dit")));
        return Json.lire(Json.ecrire(AppelAProjets.de(CHER, reglement)));
    }

    private static JsonNode evaluation() {
        return Json.lire(Json.ecrire(EVALUATION));
    }

    private static JsonNode collectivite(CollectiviteTrouvee.GuichetCompetent guichet) {
        return Json.lire(Json.ecrire(CollectiviteTrouvee.de(CollectivitesDuCher.BOURGES, guichet)));
    }

    private static JsonNode collectiviteDuPortail() {
        return collectivite(CollectiviteTrouvee.GuichetCompetent.de(CHER, "http://cher.localhost:8080/"));
    }

    private static JsonNode probleme() {
        return Json.lire(
                Json.ecrire(Probleme.champs(List.of(new ChampsInvalides.Erreur("au", "DATE_INVALIDE", "Écrivez…")))));
    }

    private static Set<String> cles(JsonNode objet) {
        Set<String> cles = new TreeSet<>();
        objet.fieldNames().forEachRemaining(cles::add);
        return cles;
    }

    static Stream<Arguments> contrat() {
        return Stream.of(
                Arguments.of(
                        appel(),
                        "code, slug, intitule, versionReglement, enveloppe, forfaits, plancher, plafondPopulation, tauxMax,"
                                + " natures, themes, exclusions, criteres, depot, modeReleve, sessions, engagementProjet,"
                                + " effetConcretMois, comite, contacts, sources, hypotheses"),
                Arguments.of(appel().get("enveloppe"), "total, tranches"),
                Arguments.of(appel().at("/enveloppe/tranches/0"), "exercice, montant"),
                Arguments.of(
                        appel().at("/forfaits/0"), "code, libelle, natures, populationMin, populationMax, montant"),
                Arguments.of(appel().at("/criteres/0"), "code, libelle, description, poids"),
                Arguments.of(appel().get("depot"), "ouverture, fermeture"),
                Arguments.of(appel().at("/sessions/0"), "code, releveLe"),
                Arguments.of(appel().at("/sources/0"), "cle, document, page"),
                Arguments.of(
                        evaluation(),
                        "recevable, motifsIrrecevabilite, alertes, coutGlobalHT, depensesExcluesHT, coutEligibleHT,"
                                + " categorieForfait, forfait, bornes, borneActive, montantMaximum, tauxSurCoutEligible,"
                                + " session, versionReglement, explications"),
                Arguments.of(evaluation().get("bornes"), "coutEligible, demande, resteApresAutresAidesPubliques"),
                Arguments.of(evaluation().at("/explications/0"), "code, phrase, reference"),
                Arguments.of(collectivite(null), "nature, code, nom, siren, population, arrondissement"),
                Arguments.of(collectiviteDuPortail().get("guichet"), "code, slug, nom, adresse"),
                Arguments.of(probleme(), "type, title, status, detail, code, erreurs"),
                Arguments.of(probleme().at("/erreurs/0"), "champ, code, message"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    @DisplayName("chaque réponse porte les clés du contrat")
    void contrat(JsonNode objet, String attendues) {
        assertTrue(cles(objet).containsAll(List.of(attendues.split(", "))), () -> "clés écrites : " + cles(objet));
    }

    static Stream<Arguments> decrites() {
        return Stream.of(
                Arguments.of("AppelAProjets", appel()),
                Arguments.of("Evaluation", evaluation()),
                Arguments.of("CollectiviteTrouvee", collectiviteDuPortail()),
                Arguments.of("Probleme", probleme()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("chaque clé écrite est décrite, et chaque clé décrite est écrite")
    void decrites(String schema, JsonNode ecrite) throws IOException {
        assertEquals(cles(ecrite), cles(description().at("/components/schemas/" + schema + "/properties")));
    }

    @Test
    @DisplayName("chaque adresse de l'interface est décrite")
    void adresses() throws IOException {
        Set<String> adresses = new TreeSet<>();
        for (Class<?> ressource :
                List.of(RessourceGuichet.class, RessourceCollectivites.class, RessourceSimulation.class)) {
            adresses.add("/v1" + ressource.getAnnotation(Path.class).value());
        }
        assertEquals(adresses, cles(description().get("paths")));
        assertEquals("3.1.0", description().get("openapi").asText());
    }

    @Test
    @DisplayName("chaque clé du projet décrite est lue : mal typée, elle est signalée")
    void clesDuProjetLues() throws IOException {
        JsonNode projet = description().at("/components/schemas/Projet");
        List<String> champs = new ArrayList<>();
        relever(projet, "", champs);
        assertTrue(champs.size() >= 15, champs::toString);
        for (String champ : champs) {
            List<ChampsInvalides.Erreur> erreurs = erreursSi(champ);
            assertTrue(
                    erreurs.stream()
                            .anyMatch(erreur -> erreur.champ().equals(champ)
                                    && erreur.code().equals("TYPE_INVALIDE")),
                    () -> champ + " n'est pas lu : " + erreurs);
        }
    }

    private static void relever(JsonNode schema, String chemin, List<String> champs) {
        for (Map.Entry<String, JsonNode> cle : schema.path("properties").properties()) {
            String champ = chemin + cle.getKey();
            champs.add(champ);
            relever(cle.getValue(), champ + ".", champs);
            relever(cle.getValue().path("items"), champ + "[0].", champs);
        }
    }

    /** The errors of a project where one field, at this path, holds a boolean. */
    private static List<ChampsInvalides.Erreur> erreursSi(String champ) {
        StringBuilder ouverture = new StringBuilder();
        StringBuilder fermeture = new StringBuilder();
        for (String etape : champ.split("\\.")) {
            boolean liste = etape.endsWith("[0]");
            ouverture.append("{\"").append(etape.replace("[0]", "")).append(liste ? "\":[" : "\":");
            fermeture.insert(0, liste ? "]}" : "}");
        }
        JsonNode projet = Json.lire((ouverture + "true" + fermeture).getBytes(StandardCharsets.UTF_8));
        try {
            new LectureProjet(new CollectivitesDuCher(), CHER.fuseau())
                    .lire(projet, Instant.parse("2021-06-02T07:00:00Z"));
            return List.of();
        } catch (ChampsInvalides e) {
            return e.erreurs();
        }
    }

    @Test
    @DisplayName("les montants sont des nombres exacts, les dates du texte, les balises neutralisées")
    void ecriture() {
        String texte = new String(Json.ecrire(EVALUATION), StandardCharsets.UTF_8);
        assertTrue(texte.contains("\"coutGlobalHT\":48000.1,"), texte);
        assertTrue(texte.contains("\"tauxSurCoutEligible\":0.8333,"), texte);
        assertTrue(texte.contains("\"session\":null"), texte);
        assertTrue(texte.contains("\\u003Cb\\u003Emoins"), texte);
        assertEquals("2021-01-25", appel().at("/depot/ouverture").asText());
        assertEquals(0, BigDecimal.ONE.compareTo(appel().get("tauxMax").decimalValue()));
        assertEquals("[\"FORMATION_AGENTS\"]", appel().get("themes").toString());
        assertEquals("[\"themes\"]", appel().get("hypotheses").toString());
        assertEquals("plancher", appel().at("/sources/0/cle").asText());
        assertTrue(collectivite(null).path("guichet").isMissingNode());
    }
}
