package fr.guichets.decisions.regles;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * One value that a template may name.
 *
 * @param code what is typed between braces: montant en lettres
 * @param sens what it gives
 * @param natures of acts in which it means something
 * @param lecture null where the values do not tell it
 */
public record Champ(
        String code, String sens, Genre genre, Set<NatureActe> natures, Function<ValeursActe, Object> lecture) {

    public enum Genre {
        /** Words inside a sentence: a String. */
        TEXTE,
        /** A line of its own, one bullet for each: a list of Strings, missing when empty or when one of them is. */
        LISTE,
        /** A line of its own: paragraphs that the house writes, the name of their resource. */
        BLOC,
        /** A line of its own: the expenses, line by line. */
        DEPENSES,
        /** A line of its own: who pays what. */
        FINANCEMENT
    }

    static final Typographie FR = new Typographie();

    static Champ texte(String code, String sens, Function<ValeursActe, Object> lecture) {
        return new Champ(code, sens, Genre.TEXTE, EnumSet.allOf(NatureActe.class), lecture);
    }

    static Champ liste(String code, String sens, Function<ValeursActe, List<String>> lecture) {
        return new Champ(code, sens, Genre.LISTE, EnumSet.allOf(NatureActe.class), v -> {
            List<String> elements = lecture.apply(v);
            return elements == null || elements.isEmpty() || elements.stream().anyMatch(Objects::isNull)
                    ? null
                    : elements;
        });
    }

    static Champ bloc(String code, String sens, String ressource) {
        return new Champ(code, sens, Genre.BLOC, EnumSet.allOf(NatureActe.class), v -> ressource);
    }

    Champ pour(NatureActe premiere, NatureActe... autres) {
        return new Champ(code, sens, genre, EnumSet.of(premiere, autres), lecture);
    }

    /** Takes a whole line. */
    public boolean seul() {
        return genre != Genre.TEXTE;
    }

    static String montant(Montant montant) {
        return montant == null ? null : FR.montant(montant);
    }

    static String enLettres(Montant montant) {
        return montant == null ? null : EnLettres.montant(montant);
    }

    static String date(LocalDate jour) {
        return jour == null ? null : FR.date(jour);
    }

    static String mois(Integer nombre) {
        return nombre == null ? null : FR.nombre(nombre) + "\u00a0mois";
    }
}
