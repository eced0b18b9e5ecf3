package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Speaks to the stack as anyone outside would: by its address, with the host of a guichet. */
final class Http {

    static final String CHER = "cher.localhost";
    static final String PORTAIL = "localhost";

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Traces of the inside that no answer may show. */
    private static final Pattern DEDANS = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z]+|org\\.jboss|jakarta\\.|java\\.|jackson|resteasy|hibernate|postgres|undertow|wildfly|sqlstate");

    private Http() {}

    static String base() {
        return System.getProperty("guichets.http", "http://127.0.0.1:8080");
    }

    static HttpRequest.Builder requete(String hote, String chemin) {
        return requete(base(), hote, chemin);
    }

    /** @param base address of another stack than that of most tests */
    static HttpRequest.Builder requete(String base, String hote, String chemin) {
        return HttpRequest.newBuilder(URI.create(base + chemin))
                .timeout(Duration.ofSeconds(60))
                .header("Host", hote);
    }

    static HttpResponse<String> envoyer(HttpRequest requete) {
        try {
            return CLIENT.send(requete, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> lire(String hote, String chemin) {
        return envoyer(requete(hote, chemin).GET().build());
    }

    static HttpResponse<String> chercher(String hote, String q) {
        return lire(hote, "/api/v1/collectivites?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
    }

    static HttpResponse<String> simuler(String hote, String corps) {
        return envoyer(requete(hote, "/api/v1/simulation")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(corps))
                .build());
    }

    static JsonNode json(String texte) {
        try {
            return JSON.readTree(texte);
        } catch (JsonProcessingException e) {
            throw new AssertionError("pas du JSON : " + texte, e);
        }
    }

    static JsonNode reussie(HttpResponse<String> reponse) {
        assertEquals(200, reponse.statusCode(), reponse.body());
        return json(reponse.body());
    }

    /** Checks that the answer is problem details that show nothing of the inside. */
    static JsonNode probleme(HttpResponse<String> reponse, int statut, String code) {
        assertEquals(statut, reponse.statusCode(), reponse.body());
        assertTrue(
                reponse.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                () -> "type : " + reponse.headers().firstValue("Content-Type") + " " + reponse.body());
        JsonNode probleme = json(reponse.body());
        assertAll(List.of("type", "title", "status", "detail", "code").stream()
                .map(cle -> () -> assertTrue(probleme.hasNonNull(cle), cle)));
        assertEquals(statut, probleme.get("status").asInt());
        assertEquals(code, probleme.get("code").asText());
        rienDuDedans(reponse.body());
        return probleme;
    }

    static void rienDuDedans(String corps) {
        assertFalse(DEDANS.matcher(corps).find(), corps);
    }

    /** Sends raw bytes, for requests that no HTTP client would write, and gives the first line and the rest. */
    static String brut(String requete) throws IOException {
        URI base = URI.create(base());
        try (Socket prise = new Socket(base.getHost(), base.getPort())) {
            prise.setSoTimeout(10_000);
            prise.getOutputStream().write(requete.getBytes(StandardCharsets.ISO_8859_1));
            prise.getOutputStream().flush();
            return new String(prise.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
