package fr.guichets.documents;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Un fichier reçu")
class FichierRecuTest {

    private static final byte[] ODT = Fichiers.odf("application/vnd.oasis.opendocument.text");
    private static final byte[] ODS = Fichiers.odf("application/vnd.oasis.opendocument.spreadsheet");

    static Stream<Arguments> admis() {
        return Stream.of(
                Arguments.of("devis.pdf", Fichiers.pdf(), "application/pdf"),
                Arguments.of("DEVIS.PDF", Fichiers.pdf(), "application/pdf"),
                Arguments.of("photo.jpg", Fichiers.image("jpeg"), "image/jpeg"),
                Arguments.of("photo.jpeg", Fichiers.image("jpeg"), "image/jpeg"),
                Arguments.of("plan.png", Fichiers.image("png"), "image/png"),
                Arguments.of("IMG_0001.HEIC", Fichiers.heic(), "image/heic"),
                Arguments.of(
                        "note.docx",
                        Fichiers.ooxml(Fichiers.MOT),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                Arguments.of(
                        "budget.xlsx",
                        Fichiers.ooxml(Fichiers.CLASSEUR),
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                Arguments.of("note.odt", ODT, "application/vnd.oasis.opendocument.text"),
                Arguments.of("budget.ods", ODS, "application/vnd.oasis.opendocument.spreadsheet"),
                Arguments.of("lisez.txt", Fichiers.texte("Délibération n° 12 : adoptée."), "text/plain"),
                Arguments.of("depenses.csv", Fichiers.texte("libellé;montant\nserveur;1200,50\n"), "text/csv"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("admis")
    @DisplayName("est pris quand ses octets disent ce que dit son nom, et scellé")
    void pris(String nom, byte[] octets, String type) throws IOException {
        try (FichierRecu fichier = lire(nom, octets)) {
            assertAll(
                    () -> assertEquals(type, fichier.type()),
                    () -> assertEquals(nom, fichier.nom()),
                    () -> assertEquals(octets.length, fichier.taille()),
                    () -> assertEquals(Sha256.hex(octets), fichier.empreinte()));
            try (InputStream flux = fichier.ouvrir()) {
                assertArrayEquals(octets, flux.readAllBytes());
            }
        }
    }

    static Stream<Arguments> refuses() {
        byte[] zeros = new byte[20 << 20];
        byte[] bombe =
                Fichiers.zip("[Content_Types].xml", Fichiers.contentTypes(Fichiers.MOT), "word/document.xml", zeros);
        Object[] entrees = new Object[10_002];
        for (int rang = 0; rang < entrees.length; rang += 2) {
            entrees[rang] = "word/" + rang;
            entrees[rang + 1] = new byte[0];
        }
        byte[] exe = Fichiers.hexadecimal("4d5a90000300000004000000ffff0000b800000000000000" + "00".repeat(64));
        byte[] elf = Fichiers.hexadecimal("7f454c4602010100000000000000000002003e0001000000" + "00".repeat(64));
        byte[] ole = Fichiers.hexadecimal("d0cf11e0a1b11ae1" + "00".repeat(512));
        byte[] abime = Fichiers.ooxml(Fichiers.MOT);
        for (int rang = 60; rang < abime.length; rang++) {
            abime[rang] = 0;
        }
        return Stream.of(
                Arguments.of("vide.pdf", new byte[0], "FICHIER_VIDE", "vide"),
                Arguments.of("devis.pdf", exe, "TYPE_REFUSE", "un programme Windows"),
                Arguments.of("devis.exe", exe, "TYPE_REFUSE", "un programme Windows"),
                Arguments.of("devis.pdf", elf, "TYPE_REFUSE", "un programme Linux"),
                Arguments.of("devis.txt", Fichiers.texte("#!/bin/sh\nrm -rf /\n"), "TYPE_REFUSE", "un script"),
                Arguments.of(
                        "devis.pdf",
                        Fichiers.texte("<!DOCTYPE html><html><script>alert(1)</script></html>"),
                        "TYPE_REFUSE",
                        "une page HTML"),
                Arguments.of(
                        "devis.txt",
                        Fichiers.texte("<html><body>bonjour</body></html>"),
                        "TYPE_REFUSE",
                        "une page HTML"),
                Arguments.of(
                        "logo.png",
                        Fichiers.texte("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                        "TYPE_REFUSE",
                        "un dessin SVG"),
                Arguments.of("pieces.zip", Fichiers.zip("a.txt", new byte[10]), "TYPE_REFUSE", "une archive ZIP"),
                Arguments.of("pieces.docx", Fichiers.zip("a.txt", new byte[10]), "TYPE_REFUSE", "une archive ZIP"),
                Arguments.of("note.docx", ole, "TYPE_REFUSE", "d’avant 2007"),
                Arguments.of("photo.gif", Fichiers.texte("GIF89a" + "\0".repeat(20)), "TYPE_REFUSE", "une image GIF"),
                Arguments.of("devis.pdf", Fichiers.image("png"), "EXTENSION_TROMPEUSE", "une image PNG"),
                Arguments.of("devis", Fichiers.pdf(), "EXTENSION_TROMPEUSE", "un PDF"),
                Arguments.of("note.odt", ODS, "EXTENSION_TROMPEUSE", "un classeur ODS"),
                Arguments.of("devis.pdf.exe", Fichiers.pdf(), "EXTENSION_TROMPEUSE", "un PDF"),
                Arguments.of("note.docx", Fichiers.ooxml(Fichiers.MOT_A_MACROS), "MACROS_REFUSEES", "macros"),
                Arguments.of(
                        "note.docx",
                        Fichiers.zip(
                                "[Content_Types].xml",
                                Fichiers.contentTypes(Fichiers.MOT),
                                "word/vbaProject.bin",
                                new byte[8]),
                        "MACROS_REFUSEES",
                        "macros"),
                Arguments.of(
                        "note.odt",
                        Fichiers.zip(
                                "mimetype",
                                Fichiers.texte("application/vnd.oasis.opendocument.text"),
                                "Basic/Standard/Module1.xml",
                                new byte[8]),
                        "MACROS_REFUSEES",
                        "macros"),
                Arguments.of("note.docx", bombe, "ARCHIVE_EXCESSIVE", "démesuré"),
                Arguments.of("note.docx", Fichiers.zip(entrees), "ARCHIVE_EXCESSIVE", "démesuré"),
                Arguments.of("note.docx", abime, "FICHIER_ILLISIBLE", "abîmé"));
    }

    @ParameterizedTest(name = "{0} : {2}, {3}")
    @MethodSource("refuses")
    @DisplayName("est refusé avec une phrase qui dit ce qui a été trouvé, et rien ne reste sur le disque")
    void refuse(String nom, byte[] octets, String code, String trouve) throws IOException {
        long avant = provisoires();
        ChampsInvalides refus = assertThrows(ChampsInvalides.class, () -> lire(nom, octets));
        ChampsInvalides.Erreur erreur = refus.erreurs().get(0);
        assertEquals(code, erreur.code());
        assertTrue(erreur.message().contains(trouve), erreur.message());
        assertEquals(avant, provisoires());
    }

    @Test
    @DisplayName("d'exactement la taille permise est pris ; un octet de plus, non, et sans être lu plus loin")
    void taille() {
        byte[] juste = new byte[Math.toIntExact(FichierRecu.tailleMaximale())];
        System.arraycopy(Fichiers.pdf(), 0, juste, 0, Fichiers.pdf().length);
        try (FichierRecu fichier = lire("plan.pdf", juste)) {
            assertEquals(juste.length, fichier.taille());
        }
        AtomicLong lus = new AtomicLong();
        InputStream sansFin = new InputStream() {
            @Override
            public int read() {
                lus.incrementAndGet();
                return ' ';
            }
        };
        ChampsInvalides refus = assertThrows(ChampsInvalides.class, () -> FichierRecu.lire("plan.pdf", sansFin));
        assertEquals("FICHIER_TROP_GRAND", refus.erreurs().get(0).code());
        assertTrue(lus.get() < FichierRecu.tailleMaximale() + 100_000);
    }

    @Test
    @DisplayName("fermé, n'existe plus")
    void ferme() {
        FichierRecu fichier = lire("devis.pdf", Fichiers.pdf());
        fichier.close();
        assertThrows(NoSuchFileException.class, fichier::ouvrir);
    }

    @ParameterizedTest(name = "« {0} » devient « {1} »")
    @DisplayName("porte un nom sans chemin ni caractère qui trompe")
    @CsvSource(
            delimiter = '|',
            value = {
                "devis.pdf | devis.pdf",
                "C:\\Users\\maire\\Mes documents\\devis.pdf | devis.pdf",
                "../../etc/passwd.pdf | passwd.pdf",
                "dévis e\u0301te\u0301.pdf | dévis été.pdf",
                "facture\u202efdp.exe.pdf | facturefdp.exe.pdf",
                "a<b>\"c\"?.pdf | a_b__c__.pdf",
                "deux\u00a0 espaces.pdf | deux espaces.pdf",
                "... | sans-nom"
            })
    void nom(String recu, String propre) {
        assertEquals(propre, FichierRecu.propre(recu));
    }

    @Test
    @DisplayName("au nom trop long garde le début et l'extension")
    void nomLong() {
        String propre = FichierRecu.propre("é".repeat(300) + ".pdf");
        assertEquals("é".repeat(110) + ".pdf", propre);
        assertEquals("sans-nom", FichierRecu.propre(null));
    }

    private static FichierRecu lire(String nom, byte[] octets) {
        return FichierRecu.lire(nom, new ByteArrayInputStream(octets));
    }

    private static long provisoires() throws IOException {
        try (Stream<Path> fichiers = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return fichiers.filter(fichier -> fichier.getFileName().toString().endsWith(".recue"))
                    .count();
        }
    }
}
