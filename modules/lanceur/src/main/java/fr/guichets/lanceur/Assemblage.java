package fr.guichets.lanceur;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build left the server, Keycloak and the realm. */
record Assemblage(Path serveur, Path keycloak, Path royaume) {

    static Assemblage dans(Path racine) {
        Path cible = racine.resolve("ear/target");
        Assemblage assemblage = new Assemblage(
                cible.resolve("serveur"), cible.resolve("keycloak"), cible.resolve("keycloak/realm-guichets.json"));
        exiger(assemblage.serveur.resolve("assemble"), racine);
        exiger(assemblage.serveur.resolve("standalone/deployments/guichets.ear"), racine);
        exiger(assemblage.keycloak.resolve("assemble"), racine);
        exiger(assemblage.royaume, racine);
        return assemblage;
    }

    private static void exiger(Path fichier, Path racine) {
        if (!Files.exists(fichier)) {
            throw new Echec("Le serveur assemblé est introuvable ou incomplet (" + fichier + " manque). "
                    + "Construisez d'abord le projet dans " + racine + " : mvn -DskipTests package");
        }
    }
}
