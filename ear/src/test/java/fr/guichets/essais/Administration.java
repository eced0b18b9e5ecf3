package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The administration of the identity provider of the stack under test, and the people whom only the tests need. */
final class Administration {

    /** Came by ProConnect with a SIRET of Bourges, was granted nothing: may prepare. Known by this name once she came. */
    static final String NOUVELLE_ELUE = "proconnect-" + sujetProConnect("nouvel.elu");

    /** Has an account, without SIRET, group or mandate. */
    static final String SANS_ROLE = "sans.role";

    private static final URI KEYCLOAK = URI.create("http://localhost:" + Connexion.KEYCLOAK);
    private static final String MOT_DE_PASSE = """
            {"type":"password","value":"%s","temporary":false}""";

    private Administration() {}

    /** Both may then log in with their name as password, at the screen and for a token. */
    static void inviterCeuxDesEssais() {
        Connexion.parProConnect("nouvel.elu", Http.CHER);
        String elue = demander("GET", "/users?exact=true&username=" + NOUVELLE_ELUE)
                .get(0)
                .get("id")
                .asText();
        reussir("PUT", "/users/" + elue + "/reset-password", MOT_DE_PASSE.formatted(NOUVELLE_ELUE));
        HttpResponse<String> cree =
                envoyer("POST", "/users", """
                {"username":"%s","enabled":true,"email":"sans.role@ailleurs.invalid","emailVerified":true,
                 "firstName":"Sans","lastName":"Rôle","credentials":[%s]}""".formatted(SANS_ROLE, MOT_DE_PASSE.formatted(SANS_ROLE)));
        assertTrue(Set.of(201, 409).contains(cree.statusCode()), cree::body);
    }

    static JsonNode demander(String methode, String chemin) {
        return reussir(methode, chemin, null);
    }

    private static JsonNode reussir(String methode, String chemin, String corps) {
        HttpResponse<String> reponse = envoyer(methode, chemin, corps);
        assertTrue(reponse.statusCode() / 100 == 2, () -> reponse.statusCode() + " " + reponse.body());
        return Http.json(reponse.body().isEmpty() ? "{}" : reponse.body());
    }

    private static HttpResponse<String> envoyer(String methode, String chemin, String corps) {
        return new Connexion()
                .demander(
                        methode,
                        KEYCLOAK.resolve("/admin/realms/guichets" + chemin),
                        corps,
                        "Authorization",
                        "Bearer " + jeton("master", "admin-cli", "admin", Pile.secret("keycloak.administrateur")),
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json");
    }

    private static String jeton(String royaume, String client, String compte, String motDePasse) {
        HttpResponse<String> reponse = new Connexion()
                .demander(
                        "POST",
                        KEYCLOAK.resolve("/realms/" + royaume + "/protocol/openid-connect/token"),
                        Connexion.corps(Map.of(
                                "grant_type", List.of("password"),
                                "client_id", List.of(client),
                                "username", List.of(compte),
                                "password", List.of(motDePasse))));
        return Http.reussie(reponse).get("access_token").asText();
    }

    /** Subject of a demonstration account. */
    static String sujet(String compte) {
        return uuid("guichets/" + compte);
    }

    static String sujetProConnect(String compte) {
        return uuid("proconnect/" + compte);
    }

    private static String uuid(String nom) {
        return UUID.nameUUIDFromBytes(nom.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
