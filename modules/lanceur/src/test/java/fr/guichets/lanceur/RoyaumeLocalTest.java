package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.guichets.socle.Siren;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    @DisplayName(
            "En production : ni compte, ni mot de passe, ni client public, et les secrets viennent de l'environnement")
    void production() throws IOException {
        JsonNode royaume = JSON.readTree(MODELE.toFile());
        assertEquals(1, royaume.get("users").size());
        assertEquals(
                "guichets-provisionnement",
                royaume.get("users").get(0).get("serviceAccountClientId").asText());
        for (JsonNode client : royaume.get("clients")) {
            assertFalse(client.get("publicClient").asBoolean());
            assertFalse(client.get("directAccessGrantsEnabled").asBoolean());
            assertTrue(client.get("secret").asText().matches("\\$\\{[A-Z_]+}"));
        }
        for (JsonNode fournisseur : royaume.get("identityProviders")) {
            assertTrue(fournisseur.at("/config/clientSecret").asText().matches("\\$\\{[A-Z_]+}"));
            assertTrue(fournisseur.at("/config/issuer").asText().matches("\\$\\{[A-Z_]+}"));
        }
    }

    @Test
    @DisplayName(
            "La première visite par ProConnect crée un compte et ne relie rien ; le courriel ne distingue personne")
    void aucunLienParCourriel() throws IOException {
        JsonNode royaume = JSON.readTree(MODELE.toFile());
        assertTrue(royaume.get("duplicateEmailsAllowed").asBoolean());
        assertFalse(royaume.get("loginWithEmailAllowed").asBoolean());
        JsonNode etapes = royaume.get("authenticationFlows").get(0).get("authenticationExecutions");
        assertEquals(1, etapes.size());
        assertEquals(
                "idp-create-user-if-unique", etapes.get(0).get("authenticator").asText());
        assertFalse(royaume.at("/identityProviders/0/trustEmail").asBoolean());
    }

    @Test
    @DisplayName(
            "En local : chaque compte dans son groupe, avec son SIRET, son double chez ProConnect et un sujet connu d'avance")
    void local() throws IOException {
        JsonNode royaume = ecrire("guichets-realm.json");
        JsonNode evaluateur = utilisateur(royaume, "evaluateur2.63");
        assertEquals("/guichets/63/evaluateur", evaluateur.get("groups").get(0).asText());
        assertEquals("evaluateur2.63", evaluateur.at("/credentials/0/value").asText());
        assertEquals(
                "/guichets/18/sous-prefet/181",
                utilisateur(royaume, "sous-prefet.181").get("groups").get(0).asText());
        JsonNode agent = utilisateur(royaume, "agent.18159");
        assertEquals("21180159200018", agent.at("/attributes/siret/0").asText());
        assertEquals(
                UUID.nameUUIDFromBytes("guichets/agent.18159".getBytes(StandardCharsets.UTF_8))
                        .toString(),
                agent.get("id").asText());
        JsonNode jumeau = utilisateur(ecrire("proconnect-realm.json"), "agent.18159");
        assertEquals(jumeau.get("id"), agent.at("/federatedIdentities/0/userId"));
        assertEquals(
                List.of("national"),
                JSON.convertValue(utilisateur(royaume, "national").get("realmRoles"), List.class));
        JsonNode local = royaume.get("clients").get(2);
        assertEquals("guichets-local", local.get("clientId").asText());
        assertEquals(royaume.get("clients").get(0).get("protocolMappers"), local.get("protocolMappers"));
    }

    @Test
    @DisplayName("Les groupes forment un arbre sans double, où chaque compte trouve le sien")
    void groupes() throws IOException {
        JsonNode royaume = ecrire("guichets-realm.json");
        List<String> chemins = new ArrayList<>();
        parcourir(royaume.get("groups"), "", chemins);
        assertEquals(chemins.size(), Set.copyOf(chemins).size());
        royaume.get("users").forEach(utilisateur -> utilisateur
                .withArray("groups")
                .forEach(groupe -> assertTrue(chemins.contains(groupe.asText()), groupe::asText)));
    }

    @Test
    @DisplayName("Les SIRET qui représentent les préfectures sont bien formés")
    void siretsDesPrefectures() {
        for (String code : Compte.GUICHETS.keySet()) {
            String siret = Compte.siretPrefecture(code);
            assertEquals(14, siret.length());
            assertTrue(Siren.estValide(siret.substring(0, 9)), siret);
        }
    }

    @Test
    @DisplayName("L'usurpateur affirme le courriel de la signataire du Puy-de-Dôme, et n'existe que chez ProConnect")
    void usurpateur() throws IOException {
        JsonNode royaume = ecrire("guichets-realm.json");
        JsonNode usurpateur = utilisateur(ecrire("proconnect-realm.json"), "usurpateur");
        assertEquals(utilisateur(royaume, "signataire.63").get("email"), usurpateur.get("email"));
        assertNull(utilisateur(royaume, "usurpateur"));
    }

    private JsonNode ecrire(String fichier) throws IOException {
        RoyaumeLocal.ecrire(MODELE, temporaire, "http://localhost:8180");
        return JSON.readTree(temporaire.resolve(fichier).toFile());
    }

    private static void parcourir(JsonNode groupes, String parent, List<String> chemins) {
        for (JsonNode groupe : groupes) {
            String chemin = parent + "/" + groupe.get("name").asText();
            chemins.add(chemin);
            parcourir(groupe.path("subGroups"), chemin, chemins);
        }
    }

    private static JsonNode utilisateur(JsonNode royaume, String nom) {
        for (JsonNode utilisateur : royaume.get("users")) {
            if (utilisateur.get("username").asText().equals(nom)) {
                return utilisateur;
            }
        }
        return null;
    }
}
