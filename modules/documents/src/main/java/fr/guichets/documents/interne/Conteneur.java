package fr.guichets.documents.interne;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The office documents that are zip archives, unpacked entry by entry without keeping anything: a few kilobytes that would
 * become gigabytes are refused as soon as they pass the bounds, and so is what carries a program (macros).
 */
final class Conteneur {

    static final int ENTREES_MAXIMUM = 5_000;
    static final long TAILLE_MAXIMALE = 300L << 20;
    /** Repetitive sheets shrink eighty times; a bomb, a thousand. */
    static final long RAPPORT_MAXIMUM = 100;
    /** Below it, no ratio does harm. */
    private static final long SANS_DANGER = 10L << 20;

    private static final int ENTETE_MAXIMUM = 1 << 20;
    private static final String TYPES_OOXML = "[Content_Types].xml";
    private static final String TYPE_ODF = "mimetype";
    private static final Map<String, Format> OOXML = Map.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", Format.DOCX,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", Format.XLSX);
    private static final Set<Format> ODF = Set.of(Format.ODT, Format.ODS);

    private final long poids;
    private long deplie;
    private int entrees;
    private Format format;
    private boolean macros;

    private Conteneur(long poids) {
        this.poids = poids;
    }

    /**
     * @return empty when it is another kind of archive
     * @throws fr.guichets.socle.ChampsInvalides a bomb, macros, or an archive that cannot be read
     */
    static Optional<Format> lire(Path fichier) throws IOException {
        Conteneur conteneur = new Conteneur(Files.size(fichier));
        try (ZipInputStream archive = new ZipInputStream(new BufferedInputStream(Files.newInputStream(fichier)))) {
            for (ZipEntry entree = archive.getNextEntry(); entree != null; entree = archive.getNextEntry()) {
                conteneur.lire(entree, archive);
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw Reconnaissance.invalide(
                    "FICHIER_ILLISIBLE",
                    "Ce fichier est abîmé ou protégé par un mot de passe\u00a0: ouvrez-le, enregistrez-le de nouveau, puis"
                            + " renvoyez-le.");
        }
        if (conteneur.macros) {
            throw Reconnaissance.invalide(
                    "MACROS_REFUSEES",
                    "Ce document contient des macros, c’est-à-dire un programme\u00a0: enregistrez-le sans macros, ou en PDF.");
        }
        return Optional.ofNullable(conteneur.format);
    }

    private void lire(ZipEntry entree, InputStream archive) throws IOException {
        if (++entrees > ENTREES_MAXIMUM) {
            throw bombe();
        }
        String nom = entree.getName();
        boolean aGarder = nom.equals(TYPES_OOXML) || nom.equals(TYPE_ODF);
        ByteArrayOutputStream garde = new ByteArrayOutputStream();
        byte[] tampon = new byte[1 << 16];
        for (int lus = archive.read(tampon); lus >= 0; lus = archive.read(tampon)) {
            deplie += lus;
            if (deplie > TAILLE_MAXIMALE || deplie > SANS_DANGER && deplie > poids * RAPPORT_MAXIMUM) {
                throw bombe();
            }
            if (aGarder && garde.size() < ENTETE_MAXIMUM) {
                garde.write(tampon, 0, lus);
            }
        }
        if (aGarder) {
            reconnaitre(nom, garde.toString(StandardCharsets.UTF_8));
        }
        macros |= porteUnProgramme(nom);
    }

    private void reconnaitre(String nom, String texte) {
        if (nom.equals(TYPE_ODF)) {
            ODF.stream().filter(odf -> odf.type().equals(texte.strip())).forEach(odf -> format = odf);
            return;
        }
        macros |= texte.contains("macroEnabled");
        OOXML.forEach((type, ooxml) -> {
            if (texte.contains('"' + type + '"')) {
                format = ooxml;
            }
        });
    }

    private static boolean porteUnProgramme(String nom) {
        String petit = nom.toLowerCase(Locale.ROOT);
        return !petit.endsWith("/")
                && (petit.endsWith("vbaproject.bin")
                        || petit.contains("/macrosheets/")
                        || petit.startsWith("basic/")
                        || petit.startsWith("scripts/"));
    }

    private static RuntimeException bombe() {
        return Reconnaissance.invalide(
                "ARCHIVE_EXCESSIVE",
                "Ce document, une fois ouvert, serait démesuré\u00a0: il n’est pas gardé. Enregistrez-le en PDF.");
    }
}
