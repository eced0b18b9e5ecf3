package fr.guichets.reglement.tenants;

import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Files of a {@code tenants/} folder sent in one piece: one YAML file, or a zip of several. What is read is bounded, whatever
 * the archive says of itself, and nothing is ever written to a disk.
 */
public final class Archive {

    /** A guichet.yaml with every key and ten versions holds less. */
    public static final int FICHIER_MAXIMUM = 256 * 1024;

    private static final int TOTAL_MAXIMUM = 8 * 1024 * 1024;
    private static final int ENTREES_MAXIMUM = 500;

    /** Of the folder, or files sent without any. */
    private static final Pattern ATTENDU = Pattern.compile(
            "(?:[A-Za-z0-9_-]+/)?((?:_national/[a-z0-9-]+|[0-9A-Z]{2,3}-[a-z-]+/guichet)\\.yaml)|([^/\\\\]{1,100}\\.ya?ml)");

    /** Sent alone, under any name. */
    private static final Pattern FICHIER = Pattern.compile("(?i).*\\.ya?ml");

    /** Of the same folder, but no rules: what documents and tests them. */
    private static final Pattern ACCESSOIRE = Pattern.compile("(?:.*/)?(?:README\\.md|exemples\\.yaml)");

    /** The same date in every archive: the same rules give the same bytes. */
    private static final long DATE = 1_611_532_800_000L;

    private Archive() {}

    /**
     * The texts of what was sent, by path inside the folder.
     *
     * @param nom of the file that was sent
     * @throws TenantsInvalides naming every entry that is not a file of such a folder, is too large, or is no UTF-8 text
     */
    public static Map<String, String> lire(String nom, byte[] octets) {
        List<Erreur> erreurs = new ArrayList<>();
        Map<String, String> fichiers = new TreeMap<>();
        if (octets.length > 1 && octets[0] == 'P' && octets[1] == 'K') {
            decompresser(nom, octets, fichiers, erreurs);
        } else if (!FICHIER.matcher(nom).matches()) {
            erreurs.add(erreur(nom, "ce n'est pas un fichier de règles : envoyez un guichet.yaml ou une archive .zip"));
        } else if (octets.length > FICHIER_MAXIMUM) {
            erreurs.add(erreur(nom, "le fichier dépasse " + FICHIER_MAXIMUM / 1024 + " ko"));
        } else {
            texte(nom, octets, fichiers, erreurs);
        }
        if (erreurs.isEmpty() && fichiers.isEmpty()) {
            erreurs.add(erreur(nom, "aucun guichet.yaml dans ce fichier"));
        }
        if (!erreurs.isEmpty()) {
            throw new TenantsInvalides(erreurs);
        }
        return fichiers;
    }

    private static void decompresser(String nom, byte[] octets, Map<String, String> fichiers, List<Erreur> erreurs) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(octets))) {
            int entrees = 0;
            int total = 0;
            for (ZipEntry entree = zip.getNextEntry(); entree != null; entree = zip.getNextEntry()) {
                if (++entrees > ENTREES_MAXIMUM) {
                    erreurs.add(erreur(nom, "l'archive a plus de " + ENTREES_MAXIMUM + " entrées"));
                    return;
                }
                byte[] contenu = zip.readNBytes(FICHIER_MAXIMUM + 1);
                total += contenu.length;
                if (contenu.length > FICHIER_MAXIMUM || total > TOTAL_MAXIMUM) {
                    erreurs.add(erreur(
                            entree.getName(),
                            "une fois décompressé, le fichier dépasse " + FICHIER_MAXIMUM / 1024 + " ko, ou l'archive "
                                    + TOTAL_MAXIMUM / 1024 / 1024 + " Mo"));
                    return;
                }
                Matcher attendu = ATTENDU.matcher(entree.getName());
                if (entree.isDirectory() || ACCESSOIRE.matcher(entree.getName()).matches()) {
                    continue;
                }
                if (!attendu.matches()) {
                    erreurs.add(erreur(
                            entree.getName(),
                            "chemin inattendu dans l'archive : seuls <code>-<nom>/guichet.yaml et _national/*.yaml sont"
                                    + " lus"));
                    continue;
                }
                texte(attendu.group(1) == null ? attendu.group(2) : attendu.group(1), contenu, fichiers, erreurs);
            }
        } catch (ZipException | IllegalArgumentException e) {
            erreurs.add(erreur(nom, "archive illisible : envoyez-la de nouveau"));
        } catch (IOException e) {
            erreurs.add(erreur(nom, "archive tronquée : envoyez-la de nouveau"));
        }
    }

    private static void texte(String nom, byte[] octets, Map<String, String> fichiers, List<Erreur> erreurs) {
        try {
            String texte = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            if (fichiers.put(nom, texte) != null) {
                erreurs.add(erreur(nom, "le fichier est deux fois dans l'archive"));
            }
        } catch (CharacterCodingException e) {
            erreurs.add(erreur(nom, "ce n'est pas un texte en UTF-8"));
        }
    }

    private static Erreur erreur(String fichier, String message) {
        return new Erreur(fichier, 1, "(fichier)", message);
    }

    /** @param fichiers texts by path */
    public static byte[] ecrire(Map<String, String> fichiers) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(octets)) {
            for (Map.Entry<String, String> fichier : fichiers.entrySet()) {
                ZipEntry entree = new ZipEntry(fichier.getKey());
                entree.setTime(DATE);
                zip.putNextEntry(entree);
                zip.write(fichier.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }
}
