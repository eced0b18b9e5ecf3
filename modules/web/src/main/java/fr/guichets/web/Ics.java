package fr.guichets.web;

import fr.guichets.reglement.Calendrier.Evenement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Whole days as an iCalendar object (RFC 5545, RFC 7986), which needs no time zone. */
final class Ics {

    private static final int OCTETS_PAR_LIGNE = 75;
    private static final String FIN = "\r\n";
    private static final DateTimeFormatter JOUR = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder texte = new StringBuilder();

    private Ics() {}

    /**
     * @param nom « Guichet du Cher »
     * @param hote makes the identifiers of the events unique in the world
     * @param adresse of the page where the rules are read
     * @param revuLe when the rules that give these days were published last
     */
    static byte[] ecrire(String nom, String hote, String adresse, Instant revuLe, List<Evenement> evenements) {
        Ics ics = new Ics();
        ics.ligne("BEGIN", "VCALENDAR");
        ics.ligne("VERSION", "2.0");
        ics.ligne("PRODID", "-//Guichets//Calendrier//FR");
        ics.ligne("CALSCALE", "GREGORIAN");
        ics.texte("NAME", nom);
        ics.texte("X-WR-CALNAME", nom);
        ics.ligne("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        ics.ligne("LAST-MODIFIED", INSTANT.format(revuLe));
        evenements.forEach(evenement -> ics.evenement(nom, hote, adresse, revuLe, evenement));
        ics.ligne("END", "VCALENDAR");
        return ics.texte.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void evenement(String nom, String hote, String adresse, Instant revuLe, Evenement evenement) {
        String jour = JOUR.format(evenement.jour());
        ligne("BEGIN", "VEVENT");
        ligne("UID", evenement.nature().name().toLowerCase(Locale.ROOT) + "-" + jour + "@" + hote);
        ligne("DTSTAMP", INSTANT.format(revuLe));
        ligne("DTSTART;VALUE=DATE", jour);
        texte("SUMMARY", evenement.nature().titre() + " – " + nom);
        if (!evenement.detail().isEmpty()) {
            texte("DESCRIPTION", evenement.detail());
        }
        ligne("URL", adresse);
        ligne("TRANSP", "TRANSPARENT");
        ligne("END", "VEVENT");
    }

    private void texte(String nom, String valeur) {
        ligne(nom, valeur.replaceAll("[\\\\;,]", "\\\\$0").replaceAll("\\R", "\\\\n"));
    }

    /** A line is at most 75 octets long and goes on, after a space, on the next one; a character is never cut. */
    private void ligne(String nom, String valeur) {
        int octets = 0;
        for (int point : (nom + ":" + valeur).codePoints().toArray()) {
            String caractere = Character.toString(point);
            int longueur = caractere.getBytes(StandardCharsets.UTF_8).length;
            if (octets + longueur > OCTETS_PAR_LIGNE) {
                texte.append(FIN).append(' ');
                octets = 1;
            }
            texte.append(caractere);
            octets += longueur;
        }
        texte.append(FIN);
    }
}
