package fr.guichets.reglement.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.guichets.reglement.Calendrier;
import fr.guichets.reglement.Calendrier.Nature;
import fr.guichets.reglement.Reglement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The days that a guichet announces, over all its versions. */
@DisplayName("Le calendrier d’un guichet")
class CalendrierTest {

    private static final Reglement PREMIERE = version(
            Cas.regles("63"),
            Map.of(
                    "version", "\"2021-1\"",
                    "effet", "\"2021-05-01\"",
                    "depot", "{\"ouverture\":\"2021-04-20\",\"fermeture\":\"2021-06-30\"}",
                    "sessions",
                            "[{\"code\":\"S1\",\"releveLe\":\"2021-05-31\"},{\"code\":\"S2\",\"releveLe\":\"2021-07-05\"}]",
                    "engagementProjet", "{\"avant\":\"2021-12-31\",\"preuves\":[]}"));

    private static Reglement version(Reglement base, Map<String, String> cles) {
        Reglement reglement = base;
        for (Map.Entry<String, String> cle : cles.entrySet()) {
            reglement = Cas.avec(reglement, cle.getKey(), cle.getValue());
        }
        return reglement;
    }

    private static List<String> jours(Reglement... versions) {
        return Calendrier.de(List.of(versions)).stream()
                .map(evenement -> evenement.jour() + " " + evenement.nature()
                        + (evenement.nature() == Nature.ENGAGEMENT ? " " + evenement.detail() : "").stripTrailing())
                .toList();
    }

    @Test
    @DisplayName("dit l’ouverture, les relevés, la fermeture et la date limite de signature, même avant l’effet")
    void uneSeuleVersion() {
        assertEquals(
                List.of(
                        "2021-04-20 OUVERTURE",
                        "2021-05-31 RELEVE",
                        "2021-06-30 FERMETURE",
                        "2021-07-05 RELEVE",
                        "2021-12-31 ENGAGEMENT"),
                jours(PREMIERE));
    }

    @Test
    @DisplayName("suit la version en vigueur ce jour-là : une fermeture repoussée n’est plus celle de l’ancienne")
    void fermetureRepoussee() {
        Reglement seconde = version(
                PREMIERE,
                Map.of(
                        "version", "\"2021-2\"",
                        "effet", "\"2021-06-15\"",
                        "depot", "{\"ouverture\":\"2021-04-20\",\"fermeture\":\"2021-09-30\"}"));
        assertEquals(
                List.of(
                        "2021-04-20 OUVERTURE",
                        "2021-05-31 RELEVE",
                        "2021-06-15 REGLES",
                        "2021-07-05 RELEVE",
                        "2021-09-30 FERMETURE",
                        "2021-12-31 ENGAGEMENT"),
                jours(PREMIERE, seconde));
    }

    @Test
    @DisplayName("garde la date limite des demandes déjà déposées quand une version suivante en fixe une autre")
    void deuxDatesLimites() {
        Reglement seconde = version(
                PREMIERE,
                Map.of(
                        "version", "\"2022-1\"",
                        "effet", "\"2022-01-01\"",
                        "depot", "{\"ouverture\":\"2022-01-01\",\"fermeture\":null}",
                        "sessions", "[]",
                        "engagementProjet", "{\"avant\":\"2022-06-30\",\"preuves\":[]}"));
        Reglement troisieme = version(
                seconde,
                Map.of(
                        "version", "\"2022-2\"",
                        "effet", "\"2022-03-01\"",
                        "engagementProjet",
                                "{\"avant\":\"2022-12-31\",\"preuves\":[],\"parExercice\":[{\"exercice\":2023,\"avant\":\"2023-11-30\"}]}"));
        assertEquals(
                List.of(
                        "2021-04-20 OUVERTURE",
                        "2021-05-31 RELEVE",
                        "2021-06-30 FERMETURE",
                        "2021-07-05 RELEVE",
                        "2021-12-31 ENGAGEMENT Demandes déposées jusqu’au 31 décembre 2021.",
                        "2022-01-01 OUVERTURE",
                        "2022-01-01 REGLES",
                        "2022-03-01 REGLES",
                        "2022-06-30 ENGAGEMENT Demandes déposées du 1er janvier 2022 au 28 février 2022.",
                        "2022-12-31 ENGAGEMENT Demandes déposées une autre année.",
                        "2023-11-30 ENGAGEMENT Demandes déposées en 2023."),
                jours(PREMIERE, seconde, troisieme));
    }

    @Test
    @DisplayName("oublie une version que corrige une autre, publiée après elle pour le même jour")
    void versionJamaisEnVigueur() {
        Map<String, String> sansSignature = Map.of(
                "version", "\"2021-2\"",
                "effet", "\"2021-06-15\"",
                "depot", "{\"ouverture\":\"2021-04-20\",\"fermeture\":\"2021-06-16\"}",
                "engagementProjet", "{\"avant\":\"2021-08-31\",\"preuves\":[]}");
        Reglement erreur = version(PREMIERE, sansSignature);
        Reglement correction = version(
                PREMIERE, Map.of("version", "\"2021-3\"", "effet", "\"2021-06-15\"", "engagementProjet", "null"));
        assertEquals(
                List.of(
                        "2021-04-20 OUVERTURE",
                        "2021-05-31 RELEVE",
                        "2021-06-15 REGLES",
                        "2021-06-30 FERMETURE",
                        "2021-07-05 RELEVE",
                        "2021-12-31 ENGAGEMENT Demandes déposées jusqu’au 14 juin 2021."),
                jours(PREMIERE, erreur, correction));
    }
}
