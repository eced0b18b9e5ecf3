package fr.guichets.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What must be true of every document of the module, and its text. */
public final class Conformite {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Conformite() {}

    /** PDF/UA-1 and PDF/A-3a, without a single failure. */
    public static void exiger(byte[] document) throws VeraPDFException, IOException {
        for (PDFAFlavour norme : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A)) {
            try (PDFAParser lecture =
                            Foundries.defaultInstance().createParser(new ByteArrayInputStream(document), norme);
                    var validateur = Foundries.defaultInstance().createValidator(norme, false)) {
                ValidationResult verdict = validateur.validate(lecture);
                assertTrue(verdict.getTotalAssertions() > 100, "la norme a été éprouvée");
                Set<String> echecs = verdict.getTestAssertions().stream()
                        .filter(essai -> essai.getStatus() == TestAssertion.Status.FAILED)
                        .map(essai -> essai.getRuleId().getClause() + " " + essai.getMessage())
                        .collect(Collectors.toSet());
                assertEquals(Set.of(), echecs, norme.getId());
            }
        }
    }

    /** In the order of reading, spaces made plain. */
    public static String texte(byte[] document) throws IOException {
        try (PDDocument lu = Loader.loadPDF(document)) {
            PDFTextStripper lecteur = new PDFTextStripper();
            lecteur.setSortByPosition(true);
            return lecteur.getText(lu).replace('\u00a0', ' ').replaceAll("\\s+", " ");
        }
    }

    /** The documents of the last run can be opened and looked at. */
    public static byte[] garder(String nom, byte[] document) throws IOException {
        Files.write(Path.of("target/" + nom + ".pdf"), document);
        return document;
    }
}
