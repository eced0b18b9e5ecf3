package fr.guichets.decisions.interne;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.signature.SignatureCryptographicVerification;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import fr.guichets.socle.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PasswordProtection;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/**
 * Signs documents as ETSI EN 319 142 says (PAdES, baseline B) with the certificate of the deployment, and verifies them.
 * Never inside a transaction.
 */
@ApplicationScoped
public class Scelleur {

    private static final String MAGASIN = "guichets.signature.magasin";

    private final String magasin = Configuration.texte(MAGASIN, "");

    /** False when the deployment has no certificate: acts are then signed on paper. */
    public boolean disponible() {
        return !magasin.isEmpty();
    }

    /**
     * @param pour who signs, as the act names her
     * @throws IllegalStateException when the certificate cannot be used, or what came out is not what was asked
     */
    public byte[] signer(byte[] pdf, String pour, String motif, Instant le) {
        PasswordProtection protection = new PasswordProtection(
                Configuration.secret("guichets.signature.mot.de.passe").toCharArray());
        try (Pkcs12SignatureToken jeton = new Pkcs12SignatureToken(Files.readAllBytes(Path.of(magasin)), protection)) {
            DSSPrivateKeyEntry cle = jeton.getKeys().get(0);
            PAdESSignatureParameters parametres = new PAdESSignatureParameters();
            parametres.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
            parametres.setDigestAlgorithm(DigestAlgorithm.SHA256);
            parametres.setSigningCertificate(cle.getCertificate());
            parametres.setCertificateChain(cle.getCertificateChain());
            parametres.setSignerName(pour);
            parametres.setReason(motif);
            parametres.bLevel().setSigningDate(Date.from(le));
            PAdESService service = new PAdESService(new CommonCertificateVerifier());
            DSSDocument document = document(pdf);
            SignatureValue valeur =
                    jeton.sign(service.getDataToSign(document, parametres), parametres.getDigestAlgorithm(), cle);
            byte[] signe = octets(service.signDocument(document, parametres, valeur));
            verifier(pdf, signe);
            return signe;
        } catch (IOException e) {
            throw new IllegalStateException("le certificat de signature est illisible : " + MAGASIN, e);
        }
    }

    /**
     * @param pdf the document that was to be signed
     * @throws IllegalStateException unless the signed one is that very document followed by one intact signature of it all
     */
    public void verifier(byte[] pdf, byte[] signe) {
        if (signe.length <= pdf.length || !Arrays.equals(pdf, 0, pdf.length, signe, 0, pdf.length)) {
            throw new IllegalStateException("ce n'est pas le document qui était à signer");
        }
        PDFDocumentAnalyzer analyse = new PDFDocumentAnalyzer(document(signe));
        analyse.setCertificateVerifier(new CommonCertificateVerifier());
        List<AdvancedSignature> signatures = analyse.getSignatures();
        if (signatures.size() != 1 || !couvre((PAdESSignature) signatures.get(0), signe.length)) {
            throw new IllegalStateException("la signature ne porte pas sur tout le document");
        }
        SignatureCryptographicVerification constat = signatures.get(0).getSignatureCryptographicVerification();
        if (!constat.isReferenceDataIntact() || !constat.isSignatureIntact()) {
            throw new IllegalStateException("la signature n'est pas intacte");
        }
    }

    private static boolean couvre(PAdESSignature signature, int taille) {
        var plage = signature.getPdfRevision().getByteRange();
        return plage.getFirstPartStart() == 0 && plage.getSecondPartStart() + plage.getSecondPartEnd() == taille;
    }

    private static DSSDocument document(byte[] pdf) {
        return new InMemoryDocument(pdf, "acte.pdf", MimeTypeEnum.PDF);
    }

    private static byte[] octets(DSSDocument document) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            document.writeTo(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }
}
