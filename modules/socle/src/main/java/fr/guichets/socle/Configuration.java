package fr.guichets.socle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Deployment settings: a system property (guichets.domaine) or else the environment variable of the same name in upper
 * case (GUICHETS_DOMAINE). docs/exploitation.md lists them all.
 */
public final class Configuration {

    private Configuration() {}

    /** The setting, or the default when it is absent or empty. */
    public static String texte(String cle, String defaut) {
        String valeur = System.getProperty(cle);
        if (valeur == null || valeur.isBlank()) {
            valeur = System.getenv(cle.toUpperCase(Locale.ROOT).replace('.', '_'));
        }
        return valeur == null || valeur.isBlank() ? defaut : valeur.strip();
    }

    /** @throws IllegalStateException naming the setting when it is absent. */
    public static String obligatoire(String cle) {
        String valeur = texte(cle, "");
        if (valeur.isEmpty()) {
            throw new IllegalStateException("réglage manquant : " + cle);
        }
        return valeur;
    }

    /**
     * A secret: the setting itself, or the content of the file that the setting with the suffix .fichier names.
     *
     * @throws IllegalStateException naming the setting when neither is there, or when the file cannot be read
     */
    public static String secret(String cle) {
        String fichier = texte(cle + ".fichier", "");
        if (fichier.isEmpty()) {
            return obligatoire(cle);
        }
        try {
            return Files.readString(Path.of(fichier)).strip();
        } catch (IOException e) {
            throw new IllegalStateException("secret illisible : " + cle + ".fichier", e);
        }
    }

    public static boolean vrai(String cle) {
        return Boolean.parseBoolean(texte(cle, "false"));
    }

    /** True on a developer's machine and in the tests, never in the production images. */
    public static boolean pileLocale() {
        return "locale".equals(texte("guichets.pile", "production"));
    }

    /** The domain under which the guichets are served: localhost gives cher.localhost. */
    public static String domaine() {
        return texte("guichets.domaine", "localhost").toLowerCase(Locale.ROOT);
    }

    /** Public address of the portal, without a final slash: its scheme and port are those of every guichet. */
    public static String adressePublique() {
        return texte("guichets.adresse", "https://" + domaine());
    }
}
