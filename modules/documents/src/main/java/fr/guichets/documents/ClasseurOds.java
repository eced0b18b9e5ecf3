package fr.guichets.documents;

import fr.guichets.socle.Montant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One sheet in the OpenDocument 1.3 format, row after row. The library that exists for it formats dates with one shared
 * formatter, wrong when two requests export at once, and in the zone of the machine.
 */
final class ClasseurOds {

    private static final String DEBUT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document-content office:version="1.3"\
             xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"\
             xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"\
             xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"\
             xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"\
             xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"\
             xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
            <office:automatic-styles>
            <number:date-style style:name="forme-jour"><number:day number:style="long"/><number:text>/</number:text>\
            <number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>\
            </number:date-style>
            <number:date-style style:name="forme-instant"><number:day number:style="long"/><number:text>/</number:text>\
            <number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>\
            <number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>\
            <number:minutes number:style="long"/></number:date-style>
            <number:currency-style style:name="forme-montant" number:language="fr" number:country="FR">\
            <number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>\
            <number:text>\u00a0</number:text>\
            <number:currency-symbol number:language="fr" number:country="FR">€</number:currency-symbol>\
            </number:currency-style>
            <style:style style:name="colonne" style:family="table-column">\
            <style:table-column-properties style:column-width="4.5cm"/></style:style>
            <style:style style:name="entete" style:family="table-cell">\
            <style:text-properties fo:font-weight="bold"/></style:style>
            <style:style style:name="jour" style:family="table-cell" style:data-style-name="forme-jour"/>
            <style:style style:name="instant" style:family="table-cell" style:data-style-name="forme-instant"/>
            <style:style style:name="montant" style:family="table-cell" style:data-style-name="forme-montant"/>
            </office:automatic-styles>
            <office:body><office:spreadsheet>
            """;

    private static final String FIN = "</office:spreadsheet></office:body></office:document-content>";

    private static final String MANIFESTE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest manifest:version="1.3"\
             xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
            <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%1$s"/>
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
            </manifest:manifest>
            """.formatted(Feuilles.TYPE_ODS);

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.FRENCH);

    private static final int TITRE_MAXIMUM = 31;

    private final XMLStreamWriter xml;

    private ClasseurOds(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] ecrire(String titre, List<String> entetes, Iterable<? extends List<?>> lignes) {
        ByteArrayOutputStream fichier = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(fichier, StandardCharsets.UTF_8)) {
            type(zip);
            zip.putNextEntry(entree("META-INF/manifest.xml"));
            zip.write(MANIFESTE.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(entree("content.xml"));
            zip.write(DEBUT.getBytes(StandardCharsets.UTF_8));
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(zip, StandardCharsets.UTF_8.name());
            new ClasseurOds(xml).tableau(titre, entetes, lignes);
            xml.flush();
            zip.write(FIN.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return fichier.toByteArray();
    }

    /** First and not compressed, so that the file says what it is (OpenDocument, part 2, 3.3). */
    private static void type(ZipOutputStream zip) throws IOException {
        byte[] type = Feuilles.TYPE_ODS.getBytes(StandardCharsets.US_ASCII);
        CRC32 controle = new CRC32();
        controle.update(type);
        ZipEntry entree = entree("mimetype");
        entree.setMethod(ZipEntry.STORED);
        entree.setSize(type.length);
        entree.setCrc(controle.getValue());
        zip.putNextEntry(entree);
        zip.write(type);
    }

    /** The same rows give the same bytes. */
    private static ZipEntry entree(String nom) {
        ZipEntry entree = new ZipEntry(nom);
        entree.setTimeLocal(LocalDate.of(1980, 1, 1).atStartOfDay());
        return entree;
    }

    private void tableau(String titre, List<String> entetes, Iterable<? extends List<?>> lignes)
            throws XMLStreamException {
        xml.writeStartElement("table:table");
        xml.writeAttribute("table:name", nomDeFeuille(titre));
        xml.writeEmptyElement("table:table-column");
        xml.writeAttribute("table:style-name", "colonne");
        xml.writeAttribute("table:number-columns-repeated", Integer.toString(entetes.size()));
        xml.writeStartElement("table:table-header-rows");
        xml.writeStartElement("table:table-row");
        for (String entete : entetes) {
            cellule("string", null, null, "entete", entete);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        for (List<?> ligne : lignes) {
            xml.writeStartElement("table:table-row");
            for (Object valeur : ligne) {
                cellule(valeur);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String nomDeFeuille(String titre) {
        String nom =
                TexteXml.permis(titre).replaceAll("[\\\\/?*:\\[\\]'\\s]+", " ").strip();
        return nom.length() > TITRE_MAXIMUM ? nom.substring(0, TITRE_MAXIMUM) : nom;
    }

    private void cellule(Object valeur) throws XMLStreamException {
        if (valeur == null) {
            xml.writeEmptyElement("table:table-cell");
        } else if (valeur instanceof String texte) {
            cellule("string", null, null, null, texte);
        } else if (valeur instanceof Montant montant) {
            String euros = montant.enEuros().toPlainString();
            cellule("currency", "office:value", euros, "montant", euros.replace('.', ','));
        } else if (valeur instanceof Integer || valeur instanceof Long) {
            cellule("float", "office:value", valeur.toString(), null, valeur.toString());
        } else if (valeur instanceof Boolean vrai) {
            cellule("boolean", "office:boolean-value", vrai.toString(), null, vrai ? "oui" : "non");
        } else if (valeur instanceof LocalDate jour) {
            cellule("date", "office:date-value", jour.toString(), "jour", JOUR.format(jour));
        } else if (valeur instanceof ZonedDateTime instant) {
            String local = instant.toLocalDateTime()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            cellule("date", "office:date-value", local, "instant", INSTANT.format(instant));
        } else {
            throw Feuilles.inconnue(valeur);
        }
    }

    private void cellule(String type, String attribut, String valeur, String style, String texte)
            throws XMLStreamException {
        xml.writeStartElement("table:table-cell");
        xml.writeAttribute("office:value-type", type);
        if (attribut != null) {
            xml.writeAttribute(attribut, valeur);
        }
        if (type.equals("currency")) {
            xml.writeAttribute("office:currency", "EUR");
        }
        if (style != null) {
            xml.writeAttribute("table:style-name", style);
        }
        for (String ligne : TexteXml.permis(texte).split("\\R", -1)) {
            xml.writeStartElement("text:p");
            xml.writeCharacters(ligne);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
