package fr.guichets.reglement.regles;

import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** How amounts, dates and sentences are written in French. */
public final class Phrases {

    private static final char INSECABLE = '\u00a0';
    private static final Pattern AVANT = Pattern.compile(" (?=[;:?!»€%])|(?<=\\d) (?=\\d{3}(?!\\d))");
    private static final Pattern APRES = Pattern.compile("(?<=«) ");
    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

    private Phrases() {}

    /** Puts the non-breaking spaces that French typography asks for; leaves everything else as it is. */
    public static String typographie(String texte) {
        String avant = AVANT.matcher(texte).replaceAll(String.valueOf(INSECABLE));
        return APRES.matcher(avant).replaceAll(String.valueOf(INSECABLE));
    }

    /** The sentence as a screen shows it: curly apostrophes too, which files do not ask for. */
    public static String lisible(String texte) {
        return typographie(texte).replace('\'', '’');
    }

    /** 1 234,50 € ; cents only if there are any. */
    public static String montant(Montant montant) {
        String euros = nombre(montant.centimes() / 100);
        long reste = Math.abs(montant.centimes() % 100);
        return euros + (reste == 0 ? "" : "," + (reste < 10 ? "0" : "") + reste) + INSECABLE + "€";
    }

    public static String nombre(long entier) {
        StringBuilder chiffres = new StringBuilder(Long.toString(Math.abs(entier)));
        for (int rang = chiffres.length() - 3; rang > 0; rang -= 3) {
            chiffres.insert(rang, INSECABLE);
        }
        return (entier < 0 ? "-" : "") + chiffres;
    }

    public static String habitants(long population) {
        return nombre(population) + INSECABLE + (population < 2 ? "habitant" : "habitants");
    }

    static String dossiers(int nombre) {
        return nombre(nombre) + INSECABLE + (nombre < 2 ? "dossier" : "dossiers");
    }

    public static String pourcentage(Taux taux) {
        BigDecimal pourcent = taux.valeur().movePointRight(2).stripTrailingZeros();
        return pourcent.toPlainString().replace('.', ',') + INSECABLE + "%";
    }

    /** 1er juin 2021, 7 juin 2021. */
    public static String jour(LocalDate jour) {
        return jour.getDayOfMonth() == 1 ? JOUR.format(jour).replaceFirst("1", "1er") : JOUR.format(jour);
    }

    public static String minusculeInitiale(String texte) {
        return texte.substring(0, 1).toLowerCase(Locale.FRENCH) + texte.substring(1);
    }

    /** The document and page that give the key, or the reason of the hypothesis. */
    static String reference(Reglement reglement, String cle) {
        Reglement.Provenance provenance = reglement.provenances().stream()
                .filter(candidate -> candidate.cle().equals(cle))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("clé du règlement sans provenance : " + cle));
        if (provenance.estHypothese()) {
            return "Hypothèse" + INSECABLE + ": " + provenance.hypothese();
        }
        return provenance.page() == null ? provenance.document() : provenance.document() + ", " + provenance.page();
    }
}
