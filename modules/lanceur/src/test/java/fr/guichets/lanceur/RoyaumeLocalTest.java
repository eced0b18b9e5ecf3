package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Le royaume Keycloak")
class RoyaumeLocalTest {

    private static final Path MODELE = Path.of("../../ear/src/main/keycloak/realm-guichets.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporaire;

    @Test
    @DisplayName("En production : ni compte, ni mot de passe, ni client public, et le secret vient de l'environnement")
    void production() throws IOException {
        JsonNode royaume = JSON.readTree(MODELE.toFile());
        assertFalse(royaume.has("users"));
        for (JsonNode client : royaume.get("clients")) {
            assertFalse(client.get("publicClient").asBoolean());
            assertFalse(client.get("directAccessGrantsEnabled").asBoolean());
            assertTrue(client.get("secret").asText().matches("\\$\\{[A-Z_]+}"));
        }
    }

    @Test
    @DisplayName("En local : les comptes de démonstration, chacun dans son groupe, et le client à mot de passe")
    void local() throws IOException {
        Path sortie = temporaire.resolve("royaume.json");
        RoyaumeLocal.ecrire(MODELE, sortie);
        JsonNode royaume = JSON.readTree(sortie.toFile());
        assertEquals(1 + 3 * 9, royaume.get("users").size());
        JsonNode evaluateur = null;
        for (JsonNode utilisateur : royaume.get("users")) {
            if (utilisateur.get("username").asText().equals("evaluateur2.63")) {
                evaluateur = utilisateur;
            }
        }
        assertEquals("/guichets/63/evaluateur", evaluateur.get("groups").get(0).asText());
        assertEquals(
                "evaluateur2.63",
                evaluateur.get("credentials").get(0).get("value").asText());
        JsonNode local = royaume.get("clients").get(1);
        assertEquals("guichets-local", local.get("clientId").asText());
        assertEquals(royaume.get("clients").get(0).get("protocolMappers"), local.get("protocolMappers"));
    }
}
