package fr.guichets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.Calendrier.Evenement;
import fr.guichets.reglement.Calendrier.Nature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le calendrier écrit pour un agenda")
class IcsTest {

    private static final String NOM = "Guichet de la Réunion";
    private static final Instant REVU_LE = Instant.parse("2021-05-03T06:30:15Z");
    private static final String DETAIL =
            "Demandes déposées jusqu’au 30 juin 2021 ; à l’écart, une barre \\ et un retour"
                    + "\nà la ligne, pour une phrase bien plus longue qu’une ligne de soixante-quinze octets é è à ç.";

    private static byte[] ecrire() {
        return Ics.ecrire(
                NOM,
                "reunion.localhost",
                "http://reunion.localhost:8080/regles",
                REVU_LE,
                List.of(
                        new Evenement(LocalDate.of(2021, 5, 1), Nature.OUVERTURE, ""),
                        new Evenement(LocalDate.of(2021, 12, 31), Nature.ENGAGEMENT, DETAIL)));
    }

    private static Calendar lire() throws IOException, ParserException {
        return new CalendarBuilder().build(new ByteArrayInputStream(ecrire()));
    }

    @Test
    @DisplayName("est conforme pour une bibliothèque qui n’est pas la nôtre")
    void conforme() throws IOException, ParserException {
        ValidationResult resultat = lire().validate();
        assertEquals(List.of(), List.copyOf(resultat.getEntries()));
    }

    @Test
    @DisplayName("rend les jours, les titres et les phrases tels qu’ils étaient")
    void allerRetour() throws IOException, ParserException {
        List<VEvent> evenements = lire().getComponents("VEVENT");
        assertEquals(2, evenements.size());
        VEvent signature = evenements.get(1);
        DtStart<LocalDate> jour = signature.getDateTimeStart();
        assertEquals(LocalDate.of(2021, 12, 31), jour.getDate());
        assertEquals(
                Nature.ENGAGEMENT.titre() + " – " + NOM, signature.getSummary().getValue());
        assertEquals(DETAIL, signature.getDescription().getValue());
        assertEquals(
                "engagement-20211231@reunion.localhost",
                signature.getUid().orElseThrow().getValue());
        assertEquals(REVU_LE, signature.getDateTimeStamp().getDate());
    }

    @Test
    @DisplayName("n’a ni ligne de plus de 75 octets, ni caractère coupé, et ne change pas tant que rien ne change")
    void lignes() {
        String texte = new String(ecrire(), StandardCharsets.UTF_8);
        assertTrue(texte.endsWith("END:VCALENDAR\r\n"));
        assertTrue(Arrays.stream(texte.split("\r\n"))
                .allMatch(ligne -> ligne.getBytes(StandardCharsets.UTF_8).length <= 75));
        assertEquals(-1, texte.indexOf('\ufffd'));
        assertEquals(texte, new String(ecrire(), StandardCharsets.UTF_8));
    }
}
