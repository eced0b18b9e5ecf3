package fr.guichets.web.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.socle.Journal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Le parcours d’un dossier")
class ParcoursTest {

    private static Journal.Ligne ligne(String action, String apres) {
        return new Journal.Ligne(
                1,
                Instant.parse("2021-06-07T08:00:00Z"),
                "x",
                "Camille Durand",
                "dossier/B-1",
                action,
                null,
                apres,
                "");
    }

    private static List<String> lire(EtatDossier etat, Journal.Ligne... lignes) {
        return new Parcours(instant -> "le 7")
                .lire(etat, List.of(lignes)).stream()
                        .map(etape -> (etape.avenir() ? "… " : etape.date() + " ")
                                + etape.titre()
                                + (etape.detail().isEmpty()
                                        ? ""
                                        : " (" + etape.detail().replace('\u00a0', ' ') + ")"))
                        .toList();
    }

    @Test
    @DisplayName("nomme à chaque étape son auteur, son acte et son montant, et laisse ce qui n’est pas une étape")
    void etapes() {
        assertEquals(
                List.of(
                        "le 7 Brouillon commencé (par Camille Durand)",
                        "le 7 Montant réservé par la validation du relevé (par Camille Durand · 5 000 € · relevé 2021-S1)",
                        "le 7 Montant engagé (par Camille Durand · acte 2021-001 · engagement 2103456789)",
                        "le 7 Dossier soldé (par Camille Durand)"),
                lire(
                        EtatDossier.SOLDE,
                        ligne("CREE", null),
                        ligne("PRIS_EN_CHARGE", "{\"instructeur\":\"Camille Durand\"}"),
                        ligne("PROGRAMME", "{\"etat\":\"PROGRAMME\",\"releve\":\"2021-S1\",\"montant\":5000}"),
                        ligne("ENGAGE", "{\"acte\":\"2021-001\",\"ej\":\"2103456789\"}"),
                        ligne("PIECE_JOINTE", "{\"piece\":\"devis.pdf\"}"),
                        ligne("SOLDE", "{\"etat\":\"SOLDE\"}")));
    }

    @ParameterizedTest(name = "{0} : {1}")
    @DisplayName("annonce ce qui reste jusqu’au solde, tant que le dossier suit cette route")
    @CsvSource(
            delimiter = '|',
            value = {
                "INCOMPLET | Complet En instruction Avis favorable Programmé Accordé, à notifier Notifié Démarré Achevé Soldé",
                "AJOURNE | Avis favorable Programmé Accordé, à notifier Notifié Démarré Achevé Soldé",
                "ACCORDE | Notifié Démarré Achevé Soldé",
                "SOLDE | ''",
                "AVIS_DEFAVORABLE | Refusé",
                "IRRECEVABLE | ''",
                "CADUC | ''"
            })
    void suite(EtatDossier etat, String suite) {
        assertEquals(
                suite,
                new Parcours(instant -> "")
                        .lire(etat, List.of()).stream()
                                .map(Parcours.Etape::titre)
                                .collect(Collectors.joining(" ")));
    }
}
