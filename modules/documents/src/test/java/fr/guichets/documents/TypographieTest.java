package fr.guichets.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("L'écriture française des écrans")
class TypographieTest {

    private final Typographie fr = new Typographie();

    @ParameterizedTest
    @DisplayName("Un montant a des espaces insécables, et des centimes seulement s'il y en a")
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0~€",
                "14850000|148~500~€",
                "123450|1~234,50~€",
                "5|0,05~€",
                "-123456|−1~234,56~€",
                "100000000000|1~000~000~000~€"
            })
    void montant(long centimes, String attendu) {
        assertEquals(attendu.replace('~', '\u00a0'), fr.montant(new Montant(centimes)));
    }

    @ParameterizedTest
    @DisplayName("Une date s'écrit en toutes lettres, le premier du mois avec « er »")
    @CsvSource({"2021-06-07,7~juin~2021", "2021-06-01,1er~juin~2021", "2021-12-11,11~décembre~2021"})
    void date(LocalDate jour, String attendu) {
        assertEquals(attendu.replace('~', '\u00a0'), fr.date(jour));
    }

    @ParameterizedTest
    @DisplayName("Une heure dit où elle se lit")
    @CsvSource({
        "Europe/Paris,2~juin~2021 à 14~h~32 (heure de Paris)",
        "Indian/Reunion,2~juin~2021 à 16~h~32 (heure de La Réunion)",
        "America/Guadeloupe,2~juin~2021 à 8~h~32 (heure de la Guadeloupe)"
    })
    void dateHeure(String fuseau, String attendu) {
        Instant instant = Instant.parse("2021-06-02T12:32:10Z");
        assertEquals(attendu.replace('~', '\u00a0'), fr.dateHeure(instant, ZoneId.of(fuseau)));
    }

    @ParameterizedTest
    @DisplayName("Un taux s'écrit en pour cent")
    @CsvSource(
            delimiter = '|',
            value = {"1|100~%", "0.8|80~%", "0.8333|83,33~%", "0|0~%"})
    void pourcentage(BigDecimal taux, String attendu) {
        assertEquals(attendu.replace('~', '\u00a0'), fr.pourcentage(new Taux(taux)));
    }

    @ParameterizedTest
    @DisplayName("Une phrase reçoit ses espaces insécables et ses apostrophes")
    @CsvSource(
            delimiter = '|',
            value = {
                "Coût : 5 000 € ; reste ?|Coût~: 5~000~€~; reste~?",
                "l'aide « directe »|l’aide «~directe~»",
                "avant le 1er juin 2021, le 7 juillet|avant le~1er~juin~2021, le 7 juillet"
            })
    void phrase(String texte, String attendu) {
        assertEquals(attendu.replace('~', '\u00a0'), fr.phrase(texte));
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("Un nom de lieu prend l'article, l'élision ou ni l'un ni l'autre")
    @CsvSource({
        "Issoire, d’Issoire",
        "Évry, d’Évry",
        "Bourges, de Bourges",
        "Le Havre, du Havre",
        "Les Andelys, des Andelys",
        "La Rochelle, de La Rochelle"
    })
    void de(String nom, String attendu) {
        assertEquals(attendu, fr.de(nom));
    }
}
