package fr.guichets.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.LectureProjet;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Role;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("La description OpenAPI et les réponses")
class DescriptionTest {

    private static final Set<String> PUBLIQUES = Set.of(
            "/v1/guichet",
            "/v1/guichet/versions",
            "/v1/guichet/versions/{numero}",
            "/v1/guichet/versions/{numero}/differences",
            "/v1/collectivites",
            "/v1/simulation");
    private static final Set<String> ROLES =
            Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toSet());

    private static JsonNode description() throws IOException {
        try (InputStream document = DescriptionTest.class.getResourceAsStream("/openapi/openapi.json")) {
            return Json.lire(document.readAllBytes());
        }
    }

    private static Set<String> cles(JsonNode objet) {
        Set<String> cles = new TreeSet<>();
        objet.fieldNames().forEachRemaining(cles::add);
        return cles;
    }

    static Stream<Arguments> contrat() {
        return Stream.of(
                Arguments.of(
                        Exemples.appel(),
                        "code, slug, intitule, versionReglement, enveloppe, forfaits, plancher, plafondPopulation, tauxMax,"
                                + " natures, themes, exclusions, criteres, depot, modeReleve, sessions, engagementProjet,"
                                + " effetConcretMois, comite, contacts, sources, hypotheses"),
                Arguments.of(Exemples.appel().get("enveloppe"), "total, tranches"),
                Arguments.of(Exemples.appel().at("/enveloppe/tranches/0"), "exercice, montant"),
                Arguments.of(
                        Exemples.appel().at("/forfaits/0"),
                        "code, libelle, natures, populationMin, populationMax, montant"),
                Arguments.of(Exemples.appel().at("/criteres/0"), "code, libelle, description, poids"),
                Arguments.of(Exemples.appel().get("depot"), "ouverture, fermeture"),
                Arguments.of(Exemples.appel().at("/sessions/0"), "code, releveLe"),
                Arguments.of(Exemples.appel().at("/sources/0"), "cle, document, page"),
                Arguments.of(
                        Exemples.evaluation(),
                        "recevable, motifsIrrecevabilite, alertes, coutGlobalHT, depensesExcluesHT, coutEligibleHT,"
                                + " categorieForfait, forfait, bornes, borneActive, montantMaximum, tauxSurCoutEligible,"
                                + " session, versionReglement, explications"),
                Arguments.of(
                        Exemples.evaluation().get("bornes"), "coutEligible, demande, resteApresAutresAidesPubliques"),
                Arguments.of(Exemples.evaluation().at("/explications/0"), "code, phrase, reference"),
                Arguments.of(Exemples.collectivite(null), "nature, code, nom, siren, population, arrondissement"),
                Arguments.of(Exemples.collectiviteDuPortail().get("guichet"), "code, slug, nom, adresse"),
                Arguments.of(
                        Exemples.dossier(),
                        "numero, etat, version, deposeLe, session, porteur, intitule, evaluation, accuse, saisie"),
                Arguments.of(Exemples.liste(), "elements, total, page, taille"),
                Arguments.of(Exemples.historique(), "elements, total, page, taille"),
                Arguments.of(
                        ExemplesDuLivre.enveloppe(Tranche.exercice(2021)),
                        "dotation, tranches, reserve, engage, paye, disponible"),
                Arguments.of(
                        ExemplesDuLivre.enveloppe(Tranche.exercice(2021)).at("/tranches/0"),
                        "exercice, dotation, reserve, engage, paye, disponible"),
                Arguments.of(ExemplesDuLivre.mouvements(), "elements, total, page, taille"),
                Arguments.of(Exemples.rapport(), "importes, ignores, rejets"),
                Arguments.of(Exemples.rapport().at("/rejets/0"), "numero, erreurs"),
                Arguments.of(Exemples.probleme(), "type, title, status, detail, code, erreurs"),
                Arguments.of(Exemples.probleme().at("/erreurs/0"), "champ, code, message"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    @DisplayName("chaque réponse porte les clés du contrat")
    void contrat(JsonNode objet, String attendues) {
        assertTrue(cles(objet).containsAll(List.of(attendues.split(", "))), () -> "clés écrites : " + cles(objet));
    }

    /** Said under another name, or in several keys: the version, who the guichet is, where the values come from. */
    private static final Set<String> AUTREMENT = Set.of("version", "identite", "provenances");

    @Test
    @DisplayName("l’appel à projets donne chaque règle")
    void chaqueRegle() {
        Set<String> regles = Arrays.stream(Reglement.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(nom -> !AUTREMENT.contains(nom))
                .collect(Collectors.toSet());
        regles.removeAll(cles(Exemples.appel()));
        assertEquals(Set.of(), regles);
    }

    static Stream<Arguments> decrites() {
        return Stream.of(
                Arguments.of("AppelAProjets", Exemples.appel()),
                Arguments.of("VersionLue", Exemples.version()),
                Arguments.of("VersionDeListe", Exemples.version().get("version")),
                Arguments.of("SourceDeValeur", Exemples.version().at("/provenances/0")),
                Arguments.of("Evaluation", Exemples.evaluation()),
                Arguments.of("Simulation", Exemples.simulation()),
                Arguments.of("CollectiviteTrouvee", Exemples.collectiviteDuPortail()),
                Arguments.of("DossierLu", Exemples.dossier()),
                Arguments.of("Fige", Exemples.dossier().get("depot")),
                Arguments.of("BrouillonCree", Json.lire(Json.ecrire(BrouillonCree.de(Exemples.DOSSIER)))),
                Arguments.of("DossiersListes", Exemples.liste()),
                Arguments.of("DossierDeListe", Exemples.liste().at("/elements/0")),
                Arguments.of("Historique", Exemples.historique()),
                Arguments.of("ActeDuJournal", Exemples.historique().at("/elements/0")),
                Arguments.of("Rapport", Exemples.rapport()),
                Arguments.of("Releve", Exemples.releve()),
                Arguments.of("ReleveDeListe", Exemples.releve().get("releve")),
                Arguments.of("TotauxDeReleve", Exemples.releve().get("totaux")),
                Arguments.of("LigneDeReleve", Exemples.releve().at("/lignes/0")),
                Arguments.of("CandidatAuReleve", Exemples.releve().at("/candidats/prets/0")),
                Arguments.of("Moi", Exemples.moi()),
                Arguments.of("Organisation", Exemples.dossier().get("porteur")),
                Arguments.of("EnveloppeLue", ExemplesDuLivre.enveloppe(Tranche.exercice(2021))),
                Arguments.of(
                        "TrancheLue",
                        ExemplesDuLivre.enveloppe(Tranche.exercice(2021)).at("/tranches/0")),
                Arguments.of("MouvementsLus", ExemplesDuLivre.mouvements()),
                Arguments.of("Ecriture", ExemplesDuLivre.mouvements().at("/elements/0")),
                Arguments.of("SoldesApres", ExemplesDuLivre.mouvements().at("/elements/0/apres")),
                Arguments.of("Probleme", Exemples.probleme()));
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
        Set<String> servies = new TreeSet<>();
        for (Method methode : operations()) {
            Path classe = methode.getDeclaringClass().getAnnotation(Path.class);
            Path propre = methode.getAnnotation(Path.class);
            servies.add(verbe(methode) + " /v1" + classe.value() + (propre == null ? "" : "/" + propre.value()));
        }
        Set<String> decrites = new TreeSet<>();
        description().get("paths").properties().forEach(adresse -> cles(adresse.getValue()).stream()
                .filter(cle -> !cle.equals("parameters"))
                .forEach(verbe -> decrites.add(verbe.toUpperCase(Locale.ROOT) + " " + adresse.getKey())));
        assertEquals(servies, decrites);
        assertEquals("3.1.0", description().get("openapi").asText());
    }

    private static List<Method> operations() {
        return InterfaceRest.RESSOURCES.stream()
                .filter(ressource -> ressource != RessourceDescription.class)
                .flatMap(ressource -> Arrays.stream(ressource.getMethods()))
                .filter(methode -> verbe(methode) != null)
                .toList();
    }

    /** The HTTP method that a Java method answers, null when it answers none. */
    private static String verbe(Method methode) {
        return Arrays.stream(methode.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    static Stream<Arguments> operationsDecrites() throws IOException {
        return description().get("paths").properties().stream()
                .flatMap(adresse -> adresse.getValue().properties().stream()
                        .filter(operation -> !operation.getKey().equals("parameters"))
                        .map(operation -> Arguments.of(
                                operation.getKey() + " " + adresse.getKey(),
                                adresse.getKey(),
                                operation.getKey(),
                                operation.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsDecrites")
    @DisplayName("chaque opération dit qui peut l'appeler, et les problèmes qui s'ensuivent")
    void roles(String nom, String adresse, String verbe, JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        assertFalse(roles.isEmpty(), () -> "sans rôle ni PUBLIC : " + operation);
        Set<String> reponses = cles(operation.get("responses"));
        boolean publique = roles.equals(Set.of("PUBLIC"));
        assertEquals(PUBLIQUES.contains(adresse), publique, "une opération publique l'est à dessein");
        if (!publique) {
            assertTrue(ROLES.containsAll(roles), roles::toString);
            assertTrue(reponses.containsAll(Set.of("401", "403")), reponses::toString);
            assertTrue(operation.has("security"));
        }
        if (adresse.contains("{numero}")) {
            assertTrue(reponses.contains("404"), reponses::toString);
        }
        if (operation.has("requestBody")) {
            assertTrue(reponses.containsAll(Set.of("400", "413", "415")), reponses::toString);
            JsonNode corps = operation.at("/requestBody/content");
            assertTrue(
                    corps.at("/application~1json/schema").has("$ref")
                            || Stream.of("octet-stream", "pdf")
                                    .map(type -> corps.at("/application~1" + type + "/schema/format"))
                                    .anyMatch(format -> format.asText().equals("binary")),
                    "un corps décrit");
        }
        assertTrue(operation.get("summary").asText().length() > 10);
    }

    @Test
    @DisplayName("tout ce qui est nommé dans la description y est décrit")
    void references() throws IOException {
        Set<String> decrits = cles(description().at("/components/schemas"));
        description()
                .findValuesAsText("$ref")
                .forEach(reference ->
                        assertTrue(decrits.contains(reference.replace("#/components/schemas/", "")), reference));
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
            new LectureProjet(null, Exemples.CHER.fuseau()).lire(projet, Instant.parse("2021-06-02T07:00:00Z"));
            return List.of();
        } catch (ChampsInvalides e) {
            return e.erreurs();
        }
    }

    @Test
    @DisplayName("les instants portent le décalage du guichet, l'accusé son adresse, l'historique ses pages")
    void dossierEcrit() {
        assertEquals(
                "2021-06-02T09:00:00+02:00", Exemples.dossier().get("deposeLe").asText());
        assertEquals(
                "http://cher.localhost/api/v1/dossiers/18-2021-001/accuse",
                Exemples.dossier().get("accuse").asText());
        assertEquals(
                "DEPOSE", Exemples.historique().at("/elements/0/apres/etat").asText());
        assertTrue(Exemples.historique().at("/elements/0/avant").isNull());
        assertEquals(0, Historique.de(List.of(), 100_000, 200, false).elements().size());
    }

    @Test
    @DisplayName("les montants sont des nombres exacts, les dates du texte, les balises neutralisées")
    void ecriture() {
        String texte = new String(Json.ecrire(Exemples.EVALUATION), StandardCharsets.UTF_8);
        assertTrue(texte.contains("\"coutGlobalHT\":48000.1,"), texte);
        assertTrue(texte.contains("\"tauxSurCoutEligible\":0.8333,"), texte);
        assertTrue(texte.contains("\"session\":null"), texte);
        assertTrue(texte.contains("\\u003Cb\\u003Emoins"), texte);
        assertEquals("2021-01-25", Exemples.appel().at("/depot/ouverture").asText());
        assertEquals(0, BigDecimal.ONE.compareTo(Exemples.appel().get("tauxMax").decimalValue()));
        assertEquals("[\"FORMATION_AGENTS\"]", Exemples.appel().get("themes").toString());
        assertEquals("[\"themes\"]", Exemples.appel().get("hypotheses").toString());
        assertEquals("plancher", Exemples.appel().at("/sources/0/cle").asText());
        assertTrue(Exemples.collectivite(null).path("guichet").isMissingNode());
    }
}
