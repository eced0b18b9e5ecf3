package fr.guichets.documents;

import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How amounts, dates and sentences are written in French, on screens, in mails and in documents. */
@Named("fr")
@ApplicationScoped
public class Typographie {

    private static final char INSECABLE = '\u00a0';
    private static final Pattern AVANT = Pattern.compile(" (?=[;:?!»€%])|(?<=\\d) (?=\\d{3}(?!\\d))");
    private static final Pattern APRES = Pattern.compile("(?<=«) ");
    private static final Pattern VOYELLE = Pattern.compile("[AEIOUYÀÂÉÈÊÎÔ]");
    private static final Pattern DATE = Pattern.compile("(\\d|1er) (janvier|février|mars|avril|mai|juin|juillet|août"
            + "|septembre|octobre|novembre|décembre) (?=\\d{4})");
    private static final Pattern LE_JOUR = Pattern.compile("\\b(le|au|du) (?=\\d{1,2}(er)?\u00a0\\p{L}+\u00a0\\d{4})");
    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter JOUR_COURT = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);

    private static final DateTimeFormatter HEURE = DateTimeFormatter.ofPattern("H 'h' mm", Locale.FRENCH);

    /** Overseas the hour is nobody's until its place is named. */
    private static final Map<String, String> LIEUX = Map.ofEntries(
            Map.entry("Europe/Paris", "de Paris"),
            Map.entry("America/Guadeloupe", "de la Guadeloupe"),
            Map.entry("America/Martinique", "de la Martinique"),
            Map.entry("America/Cayenne", "de la Guyane"),
            Map.entry("Indian/Reunion", "de La Réunion"),
            Map.entry("Indian/Mayotte", "de Mayotte"),
            Map.entry("America/Miquelon", "de Saint-Pierre-et-Miquelon"),
            Map.entry("America/St_Barthelemy", "de Saint-Barthélemy"),
            Map.entry("America/Marigot", "de Saint-Martin"),
            Map.entry("Pacific/Wallis", "de Wallis-et-Futuna"),
            Map.entry("Pacific/Tahiti", "de la Polynésie française"),
            Map.entry("Pacific/Noumea", "de la Nouvelle-Calédonie"));

    /** 148 500 €, 1 234,50 €: cents only if there are any. */
    public String montant(Montant montant) {
        long centimes = Math.abs(montant.centimes());
        String signe = montant.centimes() < 0 ? "−" : "";
        String decimales = centimes % 100 == 0 ? "" : ",%02d".formatted(centimes % 100);
        return signe + nombre(centimes / 100) + decimales + INSECABLE + "€";
    }

    public String nombre(long entier) {
        return String.format(Locale.ROOT, "%,d", entier).replace(',', INSECABLE);
    }

    public String habitants(long population) {
        return nombre(population) + INSECABLE + (population < 2 ? "habitant" : "habitants");
    }

    /** 1er juin 2021, 7 juin 2021. */
    public String date(LocalDate jour) {
        String date = jour.getDayOfMonth() == 1 ? JOUR.format(jour).replaceFirst("1", "1er") : JOUR.format(jour);
        return date.replace(' ', INSECABLE);
    }

    public String dateCourte(LocalDate jour) {
        return JOUR_COURT.format(jour);
    }

    /** 14 h 32. */
    public String heure(Instant instant, ZoneId fuseau) {
        return HEURE.format(instant.atZone(fuseau)).replace(' ', INSECABLE);
    }

    /** 7 juin 2021 à 14 h 32 (heure de La Réunion). */
    public String dateHeure(Instant instant, ZoneId fuseau) {
        ZonedDateTime local = instant.atZone(fuseau);
        String lieu = LIEUX.getOrDefault(fuseau.getId(), fuseau.getId());
        return date(local.toLocalDate()) + " à " + heure(instant, fuseau) + " (heure " + lieu + ")";
    }

    public String pourcentage(Taux taux) {
        return taux.valeur()
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('.', ',')
                + INSECABLE + "%";
    }

    /** Puts the non-breaking spaces that a sentence written by hand lacks. */
    public String phrase(String texte) {
        if (texte == null) {
            return "";
        }
        String dates = DATE.matcher(texte).replaceAll("$1" + INSECABLE + "$2" + INSECABLE);
        String jours = LE_JOUR.matcher(dates).replaceAll("$1" + INSECABLE);
        String avant = AVANT.matcher(jours).replaceAll(String.valueOf(INSECABLE));
        return APRES.matcher(avant).replaceAll(String.valueOf(INSECABLE)).replace('\'', '’');
    }

    /** d’Issoire, du Havre, des Andelys, de Bourges. */
    public String de(String nom) {
        if (nom.startsWith("Le ")) {
            return "du " + nom.substring(3);
        }
        if (nom.startsWith("Les ")) {
            return "des " + nom.substring(4);
        }
        return (VOYELLE.matcher(nom).lookingAt() ? "d’" : "de ") + nom;
    }

    public String majuscule(String texte) {
        return texte.isEmpty() ? texte : texte.substring(0, 1).toUpperCase(Locale.FRENCH) + texte.substring(1);
    }

    /** The same inside a sentence. */
    public String minuscule(String texte) {
        return texte.isEmpty() ? texte : texte.substring(0, 1).toLowerCase(Locale.FRENCH) + texte.substring(1);
    }
}
