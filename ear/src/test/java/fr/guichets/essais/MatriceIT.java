package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.essais.Matrice.Objet;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String CHER = Matrice.CHER;
    private static final String BOURGES = Matrice.BOURGES;

    /** Enough for any operation about one dossier to be understood. */
    private static final String CORPS = """
            {"attestations":true,"message":"Voici","motif":"Essai","explication":"Essai","motifs":[],
             "points":["Un devis"],"avant":"2021-08-02","vers":"63","session":"INCONNUE"}""";

    /** What no guichet has; a dossier may exist and have nothing of that identifier. */
    private static final String AUCUN = "999999999";

    /** Identifiers of what is not a dossier: a relevé or an act, a payment, a file. */
    private static final Pattern AUTRES = Pattern.compile("\\{(id|piece|code)}");

    /** What a draft has not. */
    private static final Set<String> APRES_DEPOT = Set.of(
            "/execution",
            "/preuve",
            "/paiements",
            "/paiements/calcul",
            "/paiements/brouillon",
            "/caducite/observations");

    /** Nothing there as long as nothing is notified, even of a dossier that one sees. */
    private static final Set<String> UNE_FOIS_NOTIFIE = Set.of(
            "/acte",
            "/acte/pdf",
            "/caducite/abandon",
            "/caducite/decision",
            "/caducite/lettre",
            "/caducite/observations",
            "/caducite/retrait",
            "/reversement/decision");

    /** @param type media type of the body, null when there is none */
    private record Operation(String verbe, String chemin, Set<String> roles, String type) {
        @Override
        public String toString() {
            return verbe + " " + chemin;
        }

        boolean corps() {
            return type != null;
        }

        boolean publique() {
            return roles.equals(Set.of("PUBLIC"));
        }

        boolean parIdentifiant() {
            return AUTRES.matcher(chemin).find();
        }

        boolean unDossier() {
            return chemin.startsWith("/dossiers/{numero}");
        }

        boolean admet(String role) {
            return role != null && roles.contains(role);
        }

        HttpResponse<String> appeler(Appelant appelant, String numero) {
            return appelant.envoyerEn(
                    type,
                    verbe,
                    AUTRES.matcher(chemin.replace("{numero}", numero)).replaceAll(AUCUN),
                    corps() ? CORPS : null,
                    "If-Match",
                    "\"999999999\"");
        }
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
                        type(operation.getValue().at("/requestBody/content"))))));
        return operations;
    }

    /** JSON wherever it is taken. */
    private static String type(JsonNode contenu) {
        if (contenu.isMissingNode()) {
            return null;
        }
        return contenu.has("application/json")
                ? "application/json"
                : contenu.fieldNames().next();
    }

    static Stream<Operation> toutes() {
        return operations().stream();
    }

    static Stream<Arguments> parCompte() {
        return operations().stream()
                .filter(operation -> !operation.publique())
                .flatMap(operation -> Matrice.comptes().stream().map(compte -> Arguments.of(operation, compte)));
    }

    @Test
    @DisplayName("la matrice connaît toutes les opérations et tous les rôles")
    void complete() {
        List<Operation> operations = operations();
        assertTrue(operations.size() >= 20, operations::toString);
        Set<String> couverts = Matrice.comptes().stream()
                .map(compte -> Matrice.role(compte, CHER))
                .filter(role -> role != null)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Operation operation : operations) {
            assertFalse(operation.roles().isEmpty(), () -> operation + " ne dit pas qui peut l'appeler");
            assertFalse(
                    AUTRES.matcher(operation.chemin().replace("{numero}", ""))
                            .replaceAll("")
                            .contains("{"),
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
        for (Objet objet : Matrice.objets()) {
            HttpResponse<String> reponse = operation.appeler(new Appelant(null, CHER), objet.numero());
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
        String chemin = AUTRES.matcher(operation.chemin().replace("{numero}", "18-2021-002"))
                .replaceAll(AUCUN);
        for (String jeton : List.of("faux", Jetons.de("instructeur.18") + "x", "a.b.c")) {
            HttpResponse<String> reponse = new Appelant(null, CHER)
                    .envoyerEn(
                            operation.type(),
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
        boolean admis = operation.admet(Matrice.role(compte, CHER));
        Set<String> refus = new TreeSet<>();
        for (Objet objet : Matrice.objets()) {
            HttpResponse<String> reponse = operation.appeler(appelant, objet.numero());
            String cas = operation + " par " + compte + " sur " + objet + " : " + reponse.statusCode() + " "
                    + reponse.body();
            Http.rienDuDedans(reponse.body());
            if (!admis) {
                assertEquals(403, reponse.statusCode(), cas);
                assertEquals(
                        "ACCES_REFUSE", Http.json(reponse.body()).get("code").asText(), cas);
                refus.add(reponse.body());
            } else if (!operation.unDossier()) {
                assertTrue(
                        operation.parIdentifiant()
                                ? Set.of(400, 404).contains(reponse.statusCode())
                                : Set.of(200, 201, 400).contains(reponse.statusCode()),
                        cas);
                Matrice.objets().stream()
                        .filter(autre -> !Matrice.voit(compte, CHER, autre))
                        .forEach(autre -> assertFalse(autre.estDans(reponse.body()), () -> autre + " : " + cas));
                return;
            } else if (!Matrice.voit(compte, CHER, objet)) {
                assertEquals(404, reponse.statusCode(), cas);
                refus.add(reponse.body());
            } else if (operation.chemin().endsWith("/accuse") && objet.brouillon()) {
                assertEquals(404, reponse.statusCode(), cas);
            } else if (reponse.statusCode() == 404) {
                assertTrue(rienEncore(operation, objet), cas);
            } else {
                assertTrue(
                        operation.verbe().equals("GET")
                                ? reponse.statusCode() == 200
                                : refuse(compte, operation, reponse.statusCode()),
                        cas);
            }
        }
        assertTrue(refus.size() <= 1, () -> "deux refus différents : " + refus);
    }

    /** True when a dossier that one sees may have nothing there. */
    private static boolean rienEncore(Operation operation, Objet objet) {
        return operation.parIdentifiant()
                || APRES_DEPOT.stream().anyMatch(operation.chemin()::endsWith) && objet.brouillon()
                || UNE_FOIS_NOTIFIE.stream().anyMatch(operation.chemin()::endsWith);
    }

    /** For want of a right, when one may prepare only; else because of the version, the state or what is missing. */
    private static boolean refuse(String compte, Operation operation, int statut) {
        return Set.of(400, 409, 415, 422).contains(statut)
                || compte.equals(Matrice.ELUE) && operation.verbe().equals("POST") && statut == 403;
    }

    @Test
    @DisplayName(
            "qui peut seulement préparer ouvre, lit et enregistre son brouillon, ne le dépose pas, ne voit rien d'autre")
    void prepare() {
        Appelant elue = new Appelant(Matrice.ELUE, CHER);
        String saisie = """
                {"porteur":{"code":"18033"},"intitule":"Préparé"}""";
        String numero = elue.brouillon(saisie);
        String chemin = "/dossiers/" + numero;
        assertEquals(numero, elue.dossier(numero).get("numero").asText());
        assertEquals(200, elue.lire(chemin + "/historique").statusCode());
        assertEquals(200, elue.envoyer("PUT", chemin, saisie).statusCode());
        Http.probleme(elue.poster(chemin + "/depot", """
                {"attestations":true,"confirmeMalgreRefus":true}"""), 403, "ACCES_REFUSE");
        assertEquals("BROUILLON", elue.dossier(numero).get("etat").asText());
        String liste = elue.lire("/dossiers?taille=100").body();
        assertTrue(liste.contains(numero), liste);
        assertFalse(liste.contains("18-2021-"), liste);
        Http.probleme(elue.poster("/dossiers", """
                {"porteur":{"code":"18015"},"intitule":"Pour une autre"}"""), 403, "ACCES_REFUSE");
        assertEquals(200, new Appelant(BOURGES, CHER).lire(chemin).statusCode());
        assertEquals(404, new Appelant(Matrice.AUBIGNY, CHER).lire(chemin).statusCode());
    }

    static Stream<Arguments> horsGuichet() {
        return operations().stream()
                .filter(operation -> !operation.publique())
                .flatMap(operation -> Stream.of(
                        Arguments.of(operation, "localhost", BOURGES, Set.of("COLLECTIVITE")),
                        Arguments.of(operation, "localhost", "instructeur.18", Set.of()),
                        Arguments.of(operation, "localhost", "national", Set.of()),
                        Arguments.of(operation, "localhost", Matrice.ELUE, Set.of("COLLECTIVITE")),
                        Arguments.of(operation, "localhost", Matrice.SANS_ROLE, Set.of()),
                        Arguments.of(operation, "national.localhost", Matrice.SANS_ROLE, Set.of()),
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
            assertEquals(attendu(operation), reponse.statusCode(), reponse.body());
        }
    }

    /** Nobody has a dossier there; the national level has its own routes, and the body of the matrix is no order of credits. */
    private static int attendu(Operation operation) {
        if (operation.roles().equals(Set.of("NATIONAL")) && !operation.chemin().contains("{")) {
            return operation.corps() ? 400 : 200;
        }
        return operation.chemin().equals("/moi") ? 200 : 404;
    }
}
