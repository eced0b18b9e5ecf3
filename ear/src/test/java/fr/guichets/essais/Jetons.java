package fr.guichets.essais;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens of the demonstration accounts, from the client that only the local stack has. */
final class Jetons {

    private static final Duration MARGE = Duration.ofSeconds(30);
    private static final Map<String, Jeton> PAR_COMPTE = new ConcurrentHashMap<>();

    private record Jeton(String valeur, long perimeA) {}

    private Jetons() {}

    /** The password of a demonstration account is its name. */
    static String de(String compte) {
        return de(Http.base(), compte);
    }

    /** @param base address of the stack */
    static String de(String base, String compte) {
        String cle = base + " " + compte;
        Jeton connu = PAR_COMPTE.get(cle);
        if (connu == null || System.nanoTime() >= connu.perimeA()) {
            connu = demander(base, compte);
            PAR_COMPTE.put(cle, connu);
        }
        return connu.valeur();
    }

    /** Another life of a stack draws other keys. */
    static void oublier(String base) {
        PAR_COMPTE.keySet().removeIf(cle -> cle.startsWith(base + " "));
    }

    /** Keycloak is found beside the stack: its port moves with the other ones. */
    private static String keycloak(String base) {
        int decalage = URI.create(base).getPort() - 8080;
        return "http://127.0.0.1:" + (8180 + decalage);
    }

    private static Jeton demander(String base, String compte) {
        String nom = URLEncoder.encode(compte, StandardCharsets.UTF_8);
        String adresse = keycloak(base) + "/realms/guichets/protocol/openid-connect/token";
        HttpResponse<String> reponse = Http.envoyer(HttpRequest.newBuilder(URI.create(adresse))
                .timeout(Duration.ofSeconds(60))
                .header("Host", "localhost:" + URI.create(adresse).getPort())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=guichets-local&scope=openid&username=" + nom + "&password="
                                + nom))
                .build());
        if (reponse.statusCode() != 200) {
            throw new AssertionError("pas de jeton pour " + compte + " : " + reponse.body());
        }
        JsonNode jeton = Http.json(reponse.body());
        Duration duree = Duration.ofSeconds(jeton.get("expires_in").asLong()).minus(MARGE);
        return new Jeton(jeton.get("access_token").asText(), System.nanoTime() + duree.toNanos());
    }
}
