package fr.guichets.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.socle.CodeDepartement;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Un guichet")
class GuichetTest {

    @ParameterizedTest
    @DisplayName("dit dans quel état il est, depuis quel jour chez lui, et pourquoi")
    @CsvSource(
            delimiter = '|',
            value = {
                "SUSPENDU | Enveloppe épuisée   | Le guichet du Cher est suspendu depuis le 1er juin 2021\u00a0: Enveloppe épuisée.",
                "FERME    | Fin du dispositif ! | Le guichet du Cher est fermé depuis le 1er juin 2021\u00a0: Fin du dispositif\u00a0!",
                "OUVERT   | Ouverture           | Le guichet du Cher est ouvert depuis le 1er juin 2021."
            })
    void situation(Guichet.Etat etat, String motif, String phrase) {
        assertEquals(
                phrase,
                new Guichet(
                                new CodeDepartement("18"),
                                "cher",
                                "cher.localhost",
                                Guichet.Type.DEPARTEMENT,
                                etat,
                                "Cher",
                                "du Cher",
                                "Préfecture du Cher",
                                "Centre-Val de Loire",
                                ZoneId.of("Europe/Paris"),
                                Instant.parse("2021-05-31T22:00:00Z"),
                                motif)
                        .situation());
    }

    @Test
    @DisplayName("à créer est proposé dans les mots de tenants/ : complément, préfecture, préfet, tribunal")
    void prefectures() {
        List<GuichetDeclare> departements = DossierTenants.lire(Path.of("../../tenants")).guichets().stream()
                .filter(declare -> declare.type() == Guichet.Type.DEPARTEMENT)
                .toList();
        assertEquals(101, departements.size());
        for (GuichetDeclare declare : departements) {
            Prefectures.Prefecture prefecture = Prefectures.de(declare.code()).orElseThrow();
            assertEquals(
                    new Prefectures.Prefecture(
                            declare.identite().complement(), declare.identite().tribunal()),
                    prefecture);
            assertEquals(declare.identite().intitule(), "Préfecture " + prefecture.complement());
            assertEquals(declare.identite().autorite(), "Préfet " + prefecture.complement());
        }
    }
}
