package fr.guichets.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import fr.guichets.decisions.interne.Scelleur;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La signature électronique d'un acte")
class SignatureTest {

    private static byte[] document;
    private static byte[] signe;
    private static Acte acte;

    @BeforeAll
    static void signer() throws Exception {
        Bureau bureau = new Bureau();
        Acte prepare = bureau.preparer();
        Decisions decisions = bureau.bean(Decisions.class);
        document = bureau.agent(() -> decisions.document(prepare.id()).contenu());
        bureau.signer(prepare.id());
        acte = bureau.lire(prepare.id());
        signe = Conformite.garder(
                "acte-signe",
                bureau.agent(() -> decisions.document(prepare.id()).contenu()));
    }

    private static Reports valider(byte[] pdf) {
        SignedDocumentValidator validateur =
                SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf, "acte.pdf", MimeTypeEnum.PDF));
        validateur.setCertificateVerifier(new CommonCertificateVerifier());
        return validateur.validateDocument();
    }

    @Test
    @DisplayName("est une PAdES de niveau B, intacte, qui couvre le document écrit, au jour de l'acte")
    void valable() {
        Reports rapports = valider(signe);
        SimpleReport rapport = rapports.getSimpleReport();
        String id = rapport.getFirstSignatureId();
        assertEquals(1, rapport.getSignaturesCount());
        assertEquals(SignatureLevel.PAdES_BASELINE_B, rapport.getSignatureFormat(id));
        assertEquals(
                Instant.parse("2021-06-02T07:00:00Z"),
                rapport.getSigningTime(id).toInstant());
        var signature = rapports.getDiagnosticData().getSignatureById(id);
        assertTrue(signature.isSignatureIntact());
        assertTrue(signature.isSignatureValid());
        assertEquals("Arrêté attributif de subvention " + acte.numero(), signature.getReason());
        assertTrue(Arrays.equals(document, Arrays.copyOf(signe, document.length)));
    }

    @Test
    @DisplayName("laisse le document conforme à PDF/UA-1 et à PDF/A-3a")
    void conforme() throws Exception {
        Conformite.exiger(signe);
    }

    @ParameterizedTest(name = "octet {0} pour mille")
    @DisplayName("ne vaut plus rien quand un octet a changé, où que ce soit")
    @ValueSource(ints = {1, 250, 500, 700, 999})
    void alteree(int millieme) {
        byte[] altere = signe.clone();
        altere[(int) ((long) signe.length * millieme / 1_000)] ^= 1;
        Scelleur scelleur = new Scelleur();
        assertThrows(RuntimeException.class, () -> scelleur.verifier(document, altere));
        scelleur.verifier(document, signe);
    }

    @Test
    @DisplayName("ne vaut ni pour un autre document, ni pour un document sans signature, ni suivie d'autre chose")
    void ailleurs() {
        Scelleur scelleur = new Scelleur();
        byte[] autre = document.clone();
        autre[100] ^= 1;
        byte[] suivie = Arrays.copyOf(signe, signe.length + 20);
        assertThrows(IllegalStateException.class, () -> scelleur.verifier(autre, signe));
        assertThrows(IllegalStateException.class, () -> scelleur.verifier(document, document));
        assertThrows(IllegalStateException.class, () -> scelleur.verifier(document, suivie));
    }
}
