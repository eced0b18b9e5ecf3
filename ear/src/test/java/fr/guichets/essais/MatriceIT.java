package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation that the description names, by every role, on every kind of dossier: a new route is in the matrix as soon
 * as it exists. What is allowed is asked in a way that changes nothing: with a version that no dossier has.
 */
@DisplayName("Toutes les routes, pour tous les rôles, sur tous les dossiers")
class MatriceIT {

    private static final String CHER = "cher.localhost";
    private static final String BOURGES = "agent.18033";
    private static final String AUBIGNY = "agent.18015";
    private static final String SAISIE = """
            {"porteur":{"code":"%s"},"intitule":"Essai de la matrice"}""";

    /** Enough for any operation about one dossier to be understood. */
    private static final String CORPS = """
            {"attestations":true,"message":"Voici","motif":"Essai","explication":"Essai","motifs":[],
             "points":["Un devis"],"avant":"2021-08-02","vers":"63"}""";

    /** What each account may be at the guichet of the Cher; nothing for those who come from elsewhere. */
    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("instructeur.18", "INSTRUCTEUR");
        ROLES.put("administrateur.18", "ADMINISTRATEUR");
        ROLES.put("evaluateur1.18", "EVALUATEUR");
        ROLES.put("evaluateur2.18", "EVALUATEUR");
        ROLES.put("presidence.18", "PRESIDENCE");
        ROLES.put("comite1.18", "COMITE");
        ROLES.put("comite2.18", "COMITE");
        ROLES.put("comite3.18", "COMITE");
        ROLES.put("signataire.18", "SIGNATAIRE");
        ROLES.put("sous-prefet.181", "SOUS_PREFET");
        ROLES.put("sous-prefet.183", "SOUS_PREFET");
        ROLES.put(BOURGES, "COLLECTIVITE");
        ROLES.put(AUBIGNY, "COLLECTIVITE");
        ROLES.put("agent.63247", "COLLECTIVITE");
        ROLES.put("instructeur.63", null);
        ROLES.put("administrateur.63", null);
        ROLES.put("signataire.76", null);
        ROLES.put("sous-prefet.633", null);
        ROLES.put("national", null);
    }

    private static final Map<String, String> OBJETS = new LinkedHashMap<>();

    private record Operation(String verbe, String chemin, Set<String> roles, boolean corps) {
        @Override
        public String toString() {
            return verbe + " " + chemin;
        }

        boolean publique() {
            return roles.equals(Set.of("PUBLIC"));
        }

        boolean admet(String role) {
            return role != null && roles.contains(role);
        }

        HttpResponse<String> appeler(Appelant appelant, String numero) {
            return appelant.envoyer(
                    verbe, chemin.replace("{numero}", numero), corps ? CORPS : null, "If-Match", "\"999999999\"");
        }
    }

    @BeforeAll
    static void objets() {
        OBJETS.put("brouillon de Bourges", new Appelant(BOURGES, CHER).brouillon(SAISIE.formatted("18033")));
        OBJETS.put("brouillon d'Aubigny", new Appelant(AUBIGNY, CHER).brouillon(SAISIE.formatted("18015")));
        OBJETS.put("dossier de Bourges", "18-2021-002");
        OBJETS.put("dossier d'Aubigny", "18-2021-009");
        OBJETS.put("dossier d'un autre guichet", "63-2021-001");
        OBJETS.put("numéro inconnu", "18-2021-999");
        OBJETS.put("référence inconnue", "B-ZZZZZZZZ");
        OBJETS.put("n'importe quoi", "x'--");
    }

    /** @return null when the caller sees it, else why not */
    private static String invisible(String compte, String objet) {
        boolean existe = objet.contains("Bourges") || objet.contains("Aubigny");
        if (!existe) {
            return "n'existe pas ici";
        }
        String proprietaire = objet.contains("Bourges") ? BOURGES : AUBIGNY;
        if (ROLES.get(compte).equals("COLLECTIVITE")) {
            return compte.equals(proprietaire) ? null : "d'une autre organisation";
        }
        if (objet.startsWith("brouillon")) {
            return "brouillon";
        }
        String arrondissement = objet.contains("Bourges") ? "181" : "183";
        return ROLES.get(compte).equals("SOUS_PREFET") && !compte.endsWith("." + arrondissement)
                ? "d'un autre arrondissement"
                : null;
    }

    private static List<Operation> operations() {
        JsonNode description = Http.reussie(Http.lire(CHER, "/api/v1/openapi.json"));
        List<Operation> operations = new ArrayList<>();
        description.get("paths").properties().forEach(adresse -> adresse.getValue().properties().stream()
                .filter(operation -> !operation.getKey().equals("parameters"))
                .forEach(operation -> operations.add(new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        adresse.getKey().substring("/v1".length()),
                        Demonstration.textes(operation.getValue().path("x-roles")),
                        operation.getValue().has("requestBody")))));
        return operations;
    }

    static Stream<Operation> toutes() {
        return operations().stream();
    }

    static Stream<Arguments> parCompte() {
        return operations().stream()
                .filter(operation -> !operation.publique())
                .flatMap(operation -> ROLES.keySet().stream().map(compte -> Arguments.of(operation, compte)));
    }

    @Test
    @DisplayName("la matrice connaît toutes les opérations et tous les rôles")
    void complete() {
        List<Operation> operations = operations();
        assertTrue(operations.size() >= 20, operations::toString);
        Set<String> couverts =
                ROLES.values().stream().filter(role -> role != null).collect(Collectors.toCollection(TreeSet::new));
        for (Operation operation : operations) {
            assertFalse(operation.roles().isEmpty(), () -> operation + " ne dit pas qui peut l'appeler");
            assertFalse(
                    operation.chemin().replace("{numero}", "").contains("{"),
                    () -> operation + " : la matrice ne sait pas que mettre dans son adresse");
            operation.roles().stream()
                    .filter(role -> !Set.of("PUBLIC", "NATIONAL").contains(role))
                    .forEach(role -> assertTrue(couverts.contains(role), () -> role + " n'a pas de compte ici"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("toutes")
    @DisplayName("sans identité, ou avec un jeton faux, rien de réservé ne répond, et toujours pareil")
    void personne(Operation operation) {
        Set<String> corps = new TreeSet<>();
        for (String numero : OBJETS.values()) {
            HttpResponse<String> reponse = operation.appeler(new Appelant(null, CHER), numero);
            if (operation.publique()) {
                assertFalse(Set.of(401, 403).contains(reponse.statusCode()), reponse.body());
                return;
            }
            Http.probleme(reponse, 401, "NON_IDENTIFIE");
            assertTrue(
                    reponse.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"),
                    () -> reponse.headers().toString());
            corps.add(reponse.body());
        }
        assertEquals(1, corps.size(), corps::toString);
        String chemin = operation.chemin().replace("{numero}", "18-2021-002");
        for (String jeton : List.of("faux", Jetons.de("instructeur.18") + "x", "a.b.c")) {
            HttpResponse<String> reponse = new Appelant(null, CHER)
                    .envoyer(
                            operation.verbe(),
                            chemin,
                            operation.corps() ? CORPS : null,
                            "Authorization",
                            "Bearer " + jeton);
            assertEquals(401, reponse.statusCode(), reponse.body());
            Http.rienDuDedans(reponse.body());
        }
    }

    @ParameterizedTest(name = "{0} par {1}")
    @MethodSource("parCompte")
    @DisplayName("403 sans rôle, 404 pour ce qui n'est pas à soi, toujours pareil que cela existe ou non")
    void matrice(Operation operation, String compte) {
        Appelant appelant = new Appelant(compte, CHER);
        boolean admis = operation.admet(ROLES.get(compte));
        Set<String> refus = new TreeSet<>();
        for (Map.Entry<String, String> objet : OBJETS.entrySet()) {
            HttpResponse<String> reponse = operation.appeler(appelant, objet.getValue());
            String cas = operation + " par " + compte + " sur " + objet.getKey() + " : " + reponse.statusCode() + " "
                    + reponse.body();
            Http.rienDuDedans(reponse.body());
            if (!admis) {
                assertEquals(403, reponse.statusCode(), cas);
                assertEquals(
                        "ACCES_REFUSE", Http.json(reponse.body()).get("code").asText(), cas);
                refus.add(reponse.body());
            } else if (!operation.chemin().contains("{numero}")) {
                assertTrue(Set.of(200, 201, 400).contains(reponse.statusCode()), cas);
                return;
            } else if (invisible(compte, objet.getKey()) != null) {
                assertEquals(404, reponse.statusCode(), cas);
                refus.add(reponse.body());
            } else if (operation.chemin().endsWith("/accuse") && objet.getKey().startsWith("brouillon")) {
                assertEquals(404, reponse.statusCode(), cas);
            } else {
                assertTrue(
                        operation.verbe().equals("GET")
                                ? reponse.statusCode() == 200
                                : Set.of(400, 409, 422).contains(reponse.statusCode()),
                        cas);
            }
        }
        assertTrue(refus.size() <= 1, () -> "deux refus différents : " + refus);
    }

    static Stream<Arguments> horsGuichet() {
        return operations().stream()
                .filter(operation -> !operation.publique())
                .flatMap(operation -> Stream.of(
                        Arguments.of(operation, "localhost", BOURGES, Set.of("COLLECTIVITE")),
                        Arguments.of(operation, "localhost", "instructeur.18", Set.of()),
                        Arguments.of(operation, "localhost", "national", Set.of()),
                        Arguments.of(operation, "national.localhost", "national", Set.of("NATIONAL")),
                        Arguments.of(operation, "national.localhost", "administrateur.18", Set.of())));
    }

    @ParameterizedTest(name = "{0} sur {1} par {2}")
    @MethodSource
    @DisplayName(
            "au portail et au niveau national, les rôles d'un guichet ne valent rien et ses dossiers n'existent pas")
    void horsGuichet(Operation operation, String hote, String compte, Set<String> roles) {
        HttpResponse<String> reponse = operation.appeler(new Appelant(compte, hote), "18-2021-002");
        if (roles.stream().noneMatch(operation.roles()::contains)) {
            assertEquals(403, reponse.statusCode(), reponse.body());
        } else {
            assertEquals(operation.chemin().equals("/moi") ? 200 : 404, reponse.statusCode(), reponse.body());
        }
    }
}
