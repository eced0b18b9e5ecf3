package fr.guichets.socle.base;

import fr.guichets.socle.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fingerprints of the changelogs, by which one sees that a schema is up to date without asking Liquibase. */
public final class Empreinte {

    private static final Pattern INCLUSION = Pattern.compile("<include file=\"([^\"]+)\"");
    private static final Map<String, String> CONNUES = new ConcurrentHashMap<>();

    private Empreinte() {}

    /** SHA-256, in hexadecimal, of a changelog of the classpath and of the files it includes. */
    public static String de(String changelog) {
        return CONNUES.computeIfAbsent(changelog, Empreinte::calculer);
    }

    private static String calculer(String changelog) {
        MessageDigest empreinte = Sha256.nouveau();
        byte[] racine = lire(changelog);
        empreinte.update(racine);
        Matcher inclusion = INCLUSION.matcher(new String(racine, StandardCharsets.UTF_8));
        while (inclusion.find()) {
            empreinte.update(lire(inclusion.group(1)));
        }
        return Sha256.hex(empreinte);
    }

    private static byte[] lire(String ressource) {
        try (InputStream flux = Empreinte.class.getClassLoader().getResourceAsStream(ressource)) {
            if (flux == null) {
                throw new IllegalStateException("changelog absent : " + ressource);
            }
            return flux.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("changelog illisible : " + ressource, e);
        }
    }
}
