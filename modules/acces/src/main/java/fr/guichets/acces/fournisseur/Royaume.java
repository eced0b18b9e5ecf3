package fr.guichets.acces.fournisseur;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.socle.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The realm, as its administration interface lets the client {@code guichets-provisionnement} change it. */
@ApplicationScoped
class Royaume {

    private static final String COMPTE = "guichets-provisionnement";
    private static final Duration DELAI = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /** The provider answered what was not expected. */
    static final class Refus extends IOException {
        private static final long serialVersionUID = 1;

        Refus(String methode, String chemin, int statut) {
            super("l'administration de Keycloak répond " + statut + " à " + methode + " " + chemin);
        }
    }

    static String fournisseur() {
        return Configuration.obligatoire("guichets.oidc.fournisseur");
    }

    /** @return empty when there is nothing there */
    Optional<JsonNode> lire(String chemin) throws IOException {
        HttpResponse<String> reponse = appeler("GET", chemin, null);
        if (reponse.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(JSON.readTree(exiger(reponse, "GET", chemin).body()));
    }

    void remplacer(String chemin, JsonNode contenu) throws IOException {
        exiger(appeler("PUT", chemin, contenu), "PUT", chemin);
    }

    /** Creates what has this name among its brothers; does nothing when it is there already. */
    void creer(String chemin, String nom) throws IOException {
        HttpResponse<String> reponse =
                appeler("POST", chemin, JSON.createObjectNode().put("name", nom));
        if (reponse.statusCode() != 409) {
            exiger(reponse, "POST", chemin);
        }
    }

    void supprimer(String chemin) throws IOException {
        exiger(appeler("DELETE", chemin, null), "DELETE", chemin);
    }

    static ObjectNode objet() {
        return JSON.createObjectNode();
    }

    private static HttpResponse<String> exiger(HttpResponse<String> reponse, String methode, String chemin)
            throws Refus {
        if (reponse.statusCode() / 100 != 2) {
            throw new Refus(methode, chemin, reponse.statusCode());
        }
        return reponse;
    }

    private HttpResponse<String> appeler(String methode, String chemin, JsonNode contenu) throws IOException {
        String administration = fournisseur().replaceFirst("/realms/", "/admin/realms/");
        HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create(administration + chemin))
                .timeout(DELAI)
                .header("Authorization", "Bearer " + jeton())
                .method(
                        methode,
                        contenu == null ? BodyPublishers.noBody() : BodyPublishers.ofString(contenu.toString()));
        if (contenu != null) {
            requete.header("Content-Type", "application/json");
        }
        return envoyer(requete.build());
    }

    private String jeton() throws IOException {
        String formulaire = "grant_type=client_credentials&client_id=" + COMPTE + "&client_secret="
                + URLEncoder.encode(
                        Configuration.secret("guichets.oidc.provisionnement.secret"), StandardCharsets.UTF_8);
        String chemin = "/protocol/openid-connect/token";
        HttpResponse<String> reponse = envoyer(HttpRequest.newBuilder(URI.create(fournisseur() + chemin))
                .timeout(DELAI)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(formulaire))
                .build());
        return JSON.readTree(exiger(reponse, "POST", chemin).body())
                .get("access_token")
                .asText();
    }

    private HttpResponse<String> envoyer(HttpRequest requete) throws IOException {
        try {
            return http.send(requete, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
