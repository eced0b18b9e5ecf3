package fr.guichets.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.socle.Montant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@DisplayName("Les feuilles pour tableur")
class FeuillesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final List<Object> LIGNE = Arrays.asList(
            "18-2021-001",
            new Montant(123_450),
            Montant.euros(148_500),
            LocalDate.of(2021, 6, 7),
            Instant.parse("2021-06-02T21:50:10.5Z").atZone(PARIS),
            825,
            true,
            null);

    @Test
    @DisplayName("CSV : marque UTF-8, points-virgules, virgule décimale, tout entre guillemets")
    void csv() {
        byte[] csv = Feuilles.csv(List.of("Numéro", "é;\"x\""), List.of(LIGNE));
        String attendu = "\ufeff\"Numéro\";\"é;\"\"x\"\"\"\r\n"
                + "\"18-2021-001\";\"1234,5\";\"148500\";\"2021-06-07\";\"2021-06-02 23:50:10\";\"825\";\"oui\";\r\n";
        assertEquals(attendu, new String(csv, StandardCharsets.UTF_8));
        assertArrayEquals(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, Arrays.copyOf(csv, 3));
    }

    @ParameterizedTest
    @DisplayName("CSV : un texte n'est jamais une formule")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "=1+1|'=1+1",
                "+33|'+33",
                "-2|'-2",
                "@SOMME(A1)|'@SOMME(A1)",
                "~ =1+1~|~' =1+1~",
                "~\t=1~|~'\t=1~",
                "~\"=1~|~'\"=1~",
                "＝1|'＝1",
                "a=1|a=1",
                "Saint-Cirgues|Saint-Cirgues"
            })
    void formules(String texte, String attendu) throws IOException {
        String csv = new String(Feuilles.csv(List.of("t"), List.of(List.of(texte))), StandardCharsets.UTF_8);
        List<CSVRecord> lus = CSVFormat.Builder.create()
                .setDelimiter(';')
                .get()
                .parse(new StringReader(csv))
                .getRecords();
        assertEquals(attendu, lus.get(1).get(0));
    }

    @Test
    @DisplayName("Un montant négatif reste un nombre dans les deux formes")
    void negatif() throws Exception {
        List<List<Object>> lignes = List.of(List.of(new Montant(-1_250)));
        assertTrue(new String(Feuilles.csv(List.of("m"), lignes), StandardCharsets.UTF_8).contains("\"-12,5\""));
        assertEquals(
                "-12.5",
                cellules(Feuilles.ods("t", List.of("m"), lignes)).get(1).getAttribute("office:value"));
    }

    @Test
    @DisplayName("ODS : dates, montants, nombres et booléens sont vrais")
    void ods() throws Exception {
        byte[] ods = Feuilles.ods("Dossiers [18/63]", Collections.nCopies(8, "e"), List.of(LIGNE));
        List<Element> lues = cellules(ods).subList(8, 16);
        assertEquals(
                List.of("string", "currency", "currency", "date", "date", "float", "boolean", ""),
                lues.stream()
                        .map(cellule -> cellule.getAttribute("office:value-type"))
                        .toList());
        assertEquals("18-2021-001", lues.get(0).getTextContent());
        assertEquals("1234.5", lues.get(1).getAttribute("office:value"));
        assertEquals("EUR", lues.get(1).getAttribute("office:currency"));
        assertEquals("148500", lues.get(2).getAttribute("office:value"));
        assertEquals("2021-06-07", lues.get(3).getAttribute("office:date-value"));
        assertEquals("2021-06-02T23:50:10", lues.get(4).getAttribute("office:date-value"));
        assertEquals("825", lues.get(5).getAttribute("office:value"));
        assertEquals("true", lues.get(6).getAttribute("office:boolean-value"));
        Element tableau =
                (Element) contenu(ods).getElementsByTagName("table:table").item(0);
        assertEquals("Dossiers 18 63", tableau.getAttribute("table:name"));
    }

    @ParameterizedTest
    @DisplayName("ODS : un texte est rendu tel quel, jamais une formule")
    @ValueSource(
            strings = {"=1+1", "+33", "-2", "@SOMME(A1)", "<b>&amp;</b>", "\"guillemets\"", "🎉 ελληνικά", "of:=A1"})
    void textes(String texte) throws Exception {
        Element cellule = cellules(Feuilles.ods("t", List.of("t"), List.of(List.of(texte))))
                .get(1);
        assertEquals("string", cellule.getAttribute("office:value-type"));
        assertEquals("", cellule.getAttribute("table:formula"));
        assertEquals(texte, cellule.getTextContent());
    }

    @Test
    @DisplayName("ODS : un caractère de commande devient une espace, une fin de ligne un paragraphe")
    void caracteres() throws Exception {
        Element cellule = cellules(Feuilles.ods("t", List.of("t"), List.of(List.of("a\u0000b\nc\ud800"))))
                .get(1);
        NodeList paragraphes = cellule.getElementsByTagName("text:p");
        assertEquals("a b", paragraphes.item(0).getTextContent());
        assertEquals("c ", paragraphes.item(1).getTextContent());
    }

    @Test
    @DisplayName("ODS : le type est le premier fichier, sans compression ; les mêmes lignes donnent les mêmes octets")
    void archive() throws IOException {
        byte[] ods = Feuilles.ods("t", List.of("t"), List.of(LIGNE));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ods))) {
            ZipEntry premier = zip.getNextEntry();
            assertEquals("mimetype", premier.getName());
            assertEquals(ZipEntry.STORED, premier.getMethod());
            assertEquals(Feuilles.TYPE_ODS, new String(zip.readAllBytes(), StandardCharsets.US_ASCII));
        }
        assertArrayEquals(ods, Feuilles.ods("t", List.of("t"), List.of(LIGNE)));
    }

    @Test
    @DisplayName("Dix mille lignes passent dans les deux formes")
    void dixMille() throws Exception {
        List<List<Object>> lignes =
                IntStream.range(0, 10_000).mapToObj(i -> LIGNE).toList();
        assertEquals(
                8 * 10_001,
                cellules(Feuilles.ods("t", Collections.nCopies(8, "e"), lignes)).size());
        assertEquals(
                10_001,
                new String(Feuilles.csv(Collections.nCopies(8, "e"), lignes), StandardCharsets.UTF_8)
                        .lines()
                        .count());
    }

    @Test
    @DisplayName("Une cellule d'un autre type est refusée")
    void inconnue() {
        List<List<Object>> lignes = List.of(List.of(new Object()));
        assertThrows(IllegalArgumentException.class, () -> Feuilles.csv(List.of("t"), lignes));
        assertThrows(IllegalArgumentException.class, () -> Feuilles.ods("t", List.of("t"), lignes));
    }

    private static List<Element> cellules(byte[] ods) throws Exception {
        NodeList trouvees = contenu(ods).getElementsByTagName("table:table-cell");
        List<Element> cellules = new ArrayList<>();
        for (int i = 0; i < trouvees.getLength(); i++) {
            cellules.add((Element) trouvees.item(i));
        }
        return cellules;
    }

    private static Document contenu(byte[] ods) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ods))) {
            ZipEntry entree = zip.getNextEntry();
            while (!entree.getName().equals("content.xml")) {
                entree = zip.getNextEntry();
            }
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(zip.readAllBytes()));
        }
    }
}
