package fr.guichets.lanceur;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The realm of the production form plus what only a developer's machine may have: demonstration accounts whose password
 * is their name, and a public client that trades a name and a password for a token.
 */
final class RoyaumeLocal {

    /** The guichets that have demonstration accounts. */
    static final List<String> GUICHETS = List.of("18", "63", "76");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An account of a guichet: what comes before the code in its name, and its role there. */
    private record Compte(String prefixe, String role) {}

    private static final List<Compte> COMPTES = List.of(
            new Compte("instructeur", "instructeur"),
            new Compte("administrateur", "administrateur"),
            new Compte("evaluateur1", "evaluateur"),
            new Compte("evaluateur2", "evaluateur"),
            new Compte("presidence", "presidence"),
            new Compte("comite1", "comite"),
            new Compte("comite2", "comite"),
            new Compte("comite3", "comite"),
            new Compte("signataire", "signataire"));

    private RoyaumeLocal() {}

    static void ecrire(Path modele, Path sortie) {
        try {
            ObjectNode royaume = (ObjectNode) JSON.readTree(modele.toFile());
            royaume.put("passwordPolicy", "");
            royaume.set("groups", groupes());
            royaume.set("users", utilisateurs());
            ArrayNode clients = (ArrayNode) royaume.get("clients");
            clients.add(clientLocal().set("protocolMappers", clients.get(0).get("protocolMappers")));
            JSON.writerWithDefaultPrettyPrinter().writeValue(sortie.toFile(), royaume);
        } catch (IOException e) {
            throw new Echec("Le royaume Keycloak ne peut pas être préparé : " + e.getMessage(), e);
        }
    }

    /** The names of the demonstration accounts of one guichet. */
    static List<String> comptes(String code) {
        return COMPTES.stream().map(compte -> compte.prefixe() + "." + code).toList();
    }

    private static ArrayNode groupes() {
        ObjectNode guichets = JSON.createObjectNode().put("name", "guichets");
        ArrayNode codes = guichets.putArray("subGroups");
        for (String code : GUICHETS) {
            ArrayNode roles = codes.addObject().put("name", code).putArray("subGroups");
            COMPTES.stream().map(Compte::role).distinct().forEach(role -> roles.addObject()
                    .put("name", role));
        }
        return JSON.createArrayNode().add(guichets);
    }

    private static ArrayNode utilisateurs() {
        ArrayNode utilisateurs = JSON.createArrayNode();
        utilisateur(utilisateurs, "national").putArray("realmRoles").add("national");
        for (String code : GUICHETS) {
            for (Compte compte : COMPTES) {
                utilisateur(utilisateurs, compte.prefixe() + "." + code)
                        .putArray("groups")
                        .add("/guichets/" + code + "/" + compte.role());
            }
        }
        return utilisateurs;
    }

    private static ObjectNode utilisateur(ArrayNode utilisateurs, String nom) {
        ObjectNode utilisateur = utilisateurs
                .addObject()
                .put("username", nom)
                .put("enabled", true)
                .put("email", nom + "@demonstration.invalid")
                .put("emailVerified", true)
                .put("firstName", "Démonstration")
                .put("lastName", nom);
        utilisateur
                .putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", nom)
                .put("temporary", false);
        return utilisateur;
    }

    private static ObjectNode clientLocal() {
        return JSON.createObjectNode()
                .put("clientId", "guichets-local")
                .put("name", "Pile locale seulement")
                .put("protocol", "openid-connect")
                .put("enabled", true)
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", true)
                .put("fullScopeAllowed", true);
    }
}
