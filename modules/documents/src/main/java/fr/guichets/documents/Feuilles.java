package fr.guichets.documents;

import fr.guichets.socle.Montant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Tables for a spreadsheet. A cell is a String, a {@link Montant}, an Integer, a Long, a Boolean, a {@link LocalDate}, a
 * {@link ZonedDateTime} (an instant with the zone in which it reads) or null.
 */
public final class Feuilles {

    public static final String TYPE_CSV = "text/csv;charset=UTF-8";
    public static final String TYPE_ODS = "application/vnd.oasis.opendocument.spreadsheet";

    static final DateTimeFormatter DATE_HEURE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** By it, spreadsheets recognise UTF-8. */
    private static final char MARQUE_D_ORDRE = '\ufeff';

    /** A text that begins so is a formula for a spreadsheet (OWASP, CSV injection). */
    private static final Pattern FORMULE = Pattern.compile("^[\\s\"']*[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);

    private static final CSVFormat CSV = CSVFormat.Builder.create()
            .setDelimiter(';')
            .setQuote('"')
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setRecordSeparator("\r\n")
            .get();

    private Feuilles() {}

    /** UTF-8 with its mark, semicolons, decimal comma, ISO dates; no cell is a formula. */
    public static byte[] csv(List<String> entetes, Iterable<? extends List<?>> lignes) {
        StringBuilder texte = new StringBuilder().append(MARQUE_D_ORDRE);
        try (CSVPrinter ecriture = new CSVPrinter(texte, CSV)) {
            ecriture.printRecord(entetes.stream().map(Feuilles::enTexte));
            for (List<?> ligne : lignes) {
                ecriture.printRecord(ligne.stream().map(Feuilles::enTexte));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texte.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** OpenDocument, with true dates, amounts, numbers. */
    public static byte[] ods(String titre, List<String> entetes, Iterable<? extends List<?>> lignes) {
        return ClasseurOds.ecrire(titre, entetes, lignes);
    }

    private static String enTexte(Object cellule) {
        if (cellule == null) {
            return null;
        }
        if (cellule instanceof String texte) {
            return sansFormule(texte.replace('\u0000', ' '));
        }
        if (cellule instanceof Montant montant) {
            return montant.enEuros().toPlainString().replace('.', ',');
        }
        if (cellule instanceof Boolean vrai) {
            return vrai ? "oui" : "non";
        }
        if (cellule instanceof ZonedDateTime instant) {
            return DATE_HEURE.format(instant);
        }
        if (cellule instanceof LocalDate || cellule instanceof Integer || cellule instanceof Long) {
            return cellule.toString();
        }
        throw inconnue(cellule);
    }

    private static String sansFormule(String texte) {
        return FORMULE.matcher(texte).matches() ? "'" + texte : texte;
    }

    static IllegalArgumentException inconnue(Object cellule) {
        return new IllegalArgumentException("une cellule ne peut pas être un " + cellule.getClass());
    }
}
