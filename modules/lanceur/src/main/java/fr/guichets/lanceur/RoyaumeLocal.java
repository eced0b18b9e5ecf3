package fr.guichets.lanceur;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The realm of the production form plus what only a developer's machine may have: demonstration accounts whose password
 * is their name, a public client that trades a name and a password for a token, and a second realm that plays ProConnect.
 */
final class RoyaumeLocal {

    static final String PROCONNECT = "proconnect";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The passwords are public here: no time is spent on hashing them. */
    private static final String MOTS_DE_PASSE_PUBLICS = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    private RoyaumeLocal() {}

    /** Writes both realms into the folder from which Keycloak imports them. */
    static void ecrire(Path modele, Path dossier, String keycloak) {
        try {
            List<Compte> comptes = Compte.tous();
            ObjectNode royaume = (ObjectNode) JSON.readTree(modele.toFile());
            royaume.put("passwordPolicy", MOTS_DE_PASSE_PUBLICS);
            // the protection refuses two logins of one account at the same moment, as programs do here
            royaume.put("bruteForceProtected", false);
            royaume.set("groups", groupes(comptes));
            ArrayNode utilisateurs = (ArrayNode) royaume.get("users");
            comptes.forEach(compte -> utilisateurs.add(duRoyaume(compte)));
            ArrayNode clients = (ArrayNode) royaume.get("clients");
            clients.add(clientLocal().set("protocolMappers", clients.get(0).get("protocolMappers")));
            ((ObjectNode) royaume.get("identityProviders").get(0).get("config"))
                    .setAll(adressesDeProConnect(keycloak + "/realms/" + PROCONNECT));
            JSON.writeValue(dossier.resolve("guichets-realm.json").toFile(), royaume);
            JSON.writeValue(dossier.resolve("proconnect-realm.json").toFile(), proConnect(comptes, keycloak));
        } catch (IOException e) {
            throw new Echec("Le royaume Keycloak ne peut pas être préparé : " + e.getMessage(), e);
        }
    }

    private static ObjectNode adressesDeProConnect(String emetteur) {
        return JSON.createObjectNode()
                .put("issuer", emetteur)
                .put("authorizationUrl", emetteur + "/protocol/openid-connect/auth")
                .put("tokenUrl", emetteur + "/protocol/openid-connect/token")
                .put("userInfoUrl", emetteur + "/protocol/openid-connect/userinfo")
                .put("jwksUrl", emetteur + "/protocol/openid-connect/certs")
                .put("logoutUrl", emetteur + "/protocol/openid-connect/logout");
    }

    private static ArrayNode groupes(List<Compte> comptes) {
        Map<String, ObjectNode> parChemin = new TreeMap<>();
        ArrayNode racines = JSON.createArrayNode();
        comptes.stream()
                .map(Compte::groupe)
                .filter(groupe -> !groupe.isEmpty())
                .forEach(groupe -> groupe(groupe, parChemin, racines));
        return racines;
    }

    private static ObjectNode groupe(String chemin, Map<String, ObjectNode> parChemin, ArrayNode racines) {
        ObjectNode connu = parChemin.get(chemin);
        if (connu != null) {
            return connu;
        }
        int coupure = chemin.lastIndexOf('/');
        ArrayNode freres = coupure == 0
                ? racines
                : groupe(chemin.substring(0, coupure), parChemin, racines).withArray("subGroups");
        ObjectNode nouveau = freres.addObject().put("name", chemin.substring(coupure + 1));
        parChemin.put(chemin, nouveau);
        return nouveau;
    }

    private static ObjectNode duRoyaume(Compte compte) {
        ObjectNode utilisateur = utilisateur(compte, compte.sujet());
        if (compte.nom().equals(Compte.NATIONAL)) {
            utilisateur.putArray("realmRoles").add("national");
        }
        if (!compte.groupe().isEmpty()) {
            utilisateur.putArray("groups").add(compte.groupe());
        }
        utilisateur
                .putArray("federatedIdentities")
                .addObject()
                .put("identityProvider", PROCONNECT)
                .put("userId", compte.sujetProConnect())
                .put("userName", compte.nom());
        return utilisateur;
    }

    private static ObjectNode utilisateur(Compte compte, String sujet) {
        ObjectNode utilisateur = JSON.createObjectNode()
                .put("id", sujet)
                .put("username", compte.nom())
                .put("enabled", true)
                .put("email", compte.courriel())
                .put("emailVerified", true)
                .put("firstName", compte.prenom())
                .put("lastName", compte.nomDeFamille());
        utilisateur
                .putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", compte.nom())
                .put("temporary", false);
        ObjectNode attributs = utilisateur.putObject("attributes");
        attributs.putArray("idp_id").add(compte.fournisseur());
        if (!compte.siret().isEmpty()) {
            attributs.putArray("siret").add(compte.siret());
        }
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

    private static ObjectNode proConnect(List<Compte> comptes, String keycloak) throws IOException {
        try (InputStream modele = RoyaumeLocal.class.getResourceAsStream("proconnect.json")) {
            ObjectNode royaume = (ObjectNode) JSON.readTree(modele);
            royaume.put("passwordPolicy", MOTS_DE_PASSE_PUBLICS);
            ObjectNode client = (ObjectNode) royaume.get("clients").get(0);
            String courtier = keycloak + "/realms/" + Pile.ROYAUME + "/broker/" + PROCONNECT + "/endpoint";
            client.putArray("redirectUris").add(courtier);
            client.withObject("attributes").put("post.logout.redirect.uris", courtier + "/logout_response");
            ArrayNode utilisateurs = royaume.putArray("users");
            comptes.forEach(compte -> utilisateurs.add(utilisateur(compte, compte.sujetProConnect())));
            Compte.inconnus().forEach(compte -> utilisateurs.add(utilisateur(compte, compte.sujetProConnect())));
            return royaume;
        }
    }
}
