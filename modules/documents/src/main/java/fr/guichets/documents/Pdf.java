package fr.guichets.documents;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Makes PDF/UA-1 and PDF/A-3a documents from the house's templates. Never called inside a transaction. */
@ApplicationScoped
public class Pdf {

    private static final String POLICE = "Liberation";

    static {
        XRLog.listRegisteredLoggers().forEach(journal -> XRLog.setLevel(journal, Level.WARNING));
    }

    /** Java's own rules for lines, but a French apostrophe never ends one. */
    private static final class Coupure implements FSTextBreaker {

        private final BreakIterator lignes = BreakIterator.getLineInstance(Locale.FRENCH);
        private String texte;

        @Override
        public void setText(String nouveau) {
            texte = nouveau;
            lignes.setText(nouveau);
        }

        @Override
        public int next() {
            int fin = lignes.next();
            while (fin != BreakIterator.DONE && fin < texte.length() && texte.charAt(fin - 1) == '’') {
                fin = lignes.next();
            }
            return fin;
        }
    }

    /**
     * @param modele name of a template in resources documents/: accuse
     * @param valeurs everything the template names; a missing one fails
     * @throws IllegalStateException when a value is missing or the document cannot be made
     */
    public byte[] rendre(String modele, Map<String, Object> valeurs) {
        String xhtml = TexteXml.permis(Modeles.remplir(modele + ".ftlh", valeurs));
        PdfRendererBuilder rendu = new PdfRendererBuilder();
        rendu.usePdfUaAccessibility(true);
        rendu.usePdfAConformance(PdfAConformance.PDFA_3_A);
        rendu.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        rendu.useExternalResourceAccessControl(
                (adresse, nature) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        rendu.useExternalResourceAccessControl(
                (adresse, nature) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        rendu.useUnicodeLineBreaker(new Coupure());
        police(rendu, "Regular", 400, FontStyle.NORMAL);
        police(rendu, "Bold", 700, FontStyle.NORMAL);
        police(rendu, "Italic", 400, FontStyle.ITALIC);
        rendu.withProducer("Guichets");
        rendu.withW3cDocument(lire(xhtml), null);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        rendu.toStream(pdf);
        try {
            rendu.run();
        } catch (IOException e) {
            throw new IllegalStateException("document impossible à faire d'après " + modele, e);
        }
        return pdf.toByteArray();
    }

    private static void police(PdfRendererBuilder rendu, String fichier, int graisse, FontStyle style) {
        FSSupplier<InputStream> source =
                () -> Pdf.class.getResourceAsStream("/liberation/LiberationSans-" + fichier + ".ttf");
        rendu.useFont(source, POLICE, graisse, style, true);
    }

    private static Document lire(String xhtml) {
        try {
            DocumentBuilderFactory usine = DocumentBuilderFactory.newInstance();
            usine.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            usine.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            usine.setNamespaceAware(true);
            return usine.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("le modèle n'a pas donné du XHTML", e);
        }
    }
}
