package fr.guichets.reglement.regles;

import static fr.guichets.reglement.regles.Cas.euros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Evaluation.Explication;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Quand un guichet le décide,")
class ReglesNouvellesTest {

    private static final Reglement CHER = Cas.regles("18");

    private static String phrase(Evaluation evaluation, String code) {
        return evaluation.explications().stream()
                .filter(explication -> explication.code().equals(code))
                .map(Explication::phrase)
                .findFirst()
                .orElse("")
                .replace('\u00a0', ' ');
    }

    @ParameterizedTest(name = "{0} de {1} habitants : {2} € sur 10 000")
    @CsvSource({
        "COMMUNE, 3499, 9000",
        "COMMUNE, 3500, 5000",
        "COMMUNE, 3501, 5000",
        "COMMUNAUTE_DE_COMMUNES, 3499, 7000",
        "DEPARTEMENT, 300000, 8000"
    })
    @DisplayName("le taux suit la catégorie, la première qui convient, et le taux général vaut pour les autres")
    void taux_par_categorie(NatureCollectivite nature, int population, String montant) {
        Reglement regles = Cas.avec(Cas.avecTaux(CHER, "0.8", "0"), "tauxParCategorie", """
                [{"libelle":"Petites communes","natures":["COMMUNE"],"populationMax":3499,"taux":0.9},
                 {"libelle":"Communes","natures":["COMMUNE"],"taux":0.5},
                 {"libelle":"Groupements","natures":["COMMUNAUTE_DE_COMMUNES","METROPOLE"],"taux":0.7}]
                """);
        Evaluation evaluation =
                Cas.selon(regles).porteur(nature, population).coute("10000").evaluer();
        assertEquals(euros(montant), evaluation.bornes().tauxMax());
        assertEquals(euros(montant), evaluation.montantMaximum());
        assertEquals(Set.of("tauxMax"), evaluation.borneActive());
        assertEquals(
                nature == NatureCollectivite.DEPARTEMENT,
                phrase(evaluation, "tauxMax").startsWith("L'aide ne dépasse pas 80 %"));
        assertEquals(
                nature == NatureCollectivite.COMMUNE && population >= 3500,
                phrase(evaluation, "tauxMax").startsWith("Pour les communes, l'aide ne"));
    }

    @Test
    @DisplayName("une catégorie à 100 % n'a pas de borne de taux, et la phrase le dit")
    void taux_entier_d_une_categorie() {
        Reglement regles = Cas.avec(
                Cas.avecTaux(CHER, "0.5", "0"),
                "tauxParCategorie",
                "[{\"libelle\":\"Communes\",\"natures\":[\"COMMUNE\"],\"taux\":1}]");
        Evaluation evaluation = Cas.selon(regles).coute("10000").evaluer();
        assertEquals(euros("10000"), evaluation.montantMaximum());
        assertEquals(
                "Pour les communes, l'aide va jusqu'à 100 % du coût des dépenses éligibles.",
                phrase(evaluation, "tauxMax"));
    }

    @ParameterizedTest(name = "{0} dossiers pour {1} € déjà déposés : {2} {3}")
    @CsvSource(textBlock = """
            ,  ,        8000, demande
            0, 0,       8000, demande
            1, 11999.99, 8000, demande
            1, 12000,   8000, demande plafondCollectivite
            1, 12000.01, 7999.99, plafondCollectivite
            1, 19999.99, 0.01, plafondCollectivite
            1, 20000,   0, PLAFOND_COLLECTIVITE_ATTEINT
            1, 30000,   0, PLAFOND_COLLECTIVITE_ATTEINT
            2, 0,       8000, demande
            3, 0,       0, PLAFOND_COLLECTIVITE_ATTEINT
            """)
    @DisplayName("une collectivité ne reçoit par année ni plus de 20 000 € ni plus de trois aides")
    void plafond_par_collectivite(Integer dossiers, String deja, String montant, String attendu) {
        Reglement regles = Cas.avec(CHER, "plafondParCollectivite", "{\"montant\":20000,\"dossiers\":3}");
        Cas cas = Cas.selon(regles).coute("9000").demande("8000");
        Evaluation evaluation = (dossiers == null ? cas : cas.apres(dossiers, deja)).evaluer();
        assertEquals(euros(montant), evaluation.montantMaximum());
        if (attendu.equals(Motif.PLAFOND_COLLECTIVITE_ATTEINT.name())) {
            assertEquals(Set.of(Motif.PLAFOND_COLLECTIVITE_ATTEINT), evaluation.motifsIrrecevabilite());
            assertTrue(phrase(evaluation, attendu).contains("pour l'année 2021"), evaluation::toString);
        } else {
            assertEquals(Set.of(attendu.split(" ")), evaluation.borneActive());
            assertEquals(
                    dossiers == null, phrase(evaluation, "plafondCollectivite").contains("n'est pas connu ici"));
        }
    }

    @ParameterizedTest(name = "déposé {0}, signé le {1}")
    @CsvSource({
        "2021-12-31T23:59:59+01:00, 2022-06-30, false",
        "2021-12-31T23:59:59+01:00, 2022-07-01, true",
        "2022-01-01T00:00:00+01:00, 2022-12-31, false",
        "2022-01-01T00:00:00+01:00, 2023-01-01, true",
        "2023-02-01T00:00:00+01:00, 2024-03-31, false",
        "2023-02-01T00:00:00+01:00, 2024-04-01, true"
    })
    @DisplayName("le dernier jour de signature dépend de l'année du dépôt, à l'heure du guichet")
    void engagement_par_exercice(String depot, String signature, boolean tardive) {
        Reglement regles = Cas.avec(CHER, "engagementProjet", """
                {"avant":"2024-03-31","preuves":["devis signé"],"parExercice":[
                  {"exercice":2021,"avant":"2022-06-30"},{"exercice":2022,"avant":"2022-12-31"}]}
                """);
        assertEquals(
                tardive,
                Cas.selon(regles)
                        .coute("6000")
                        .depose(depot)
                        .signe(signature)
                        .evaluer()
                        .alertes()
                        .contains(Alerte.PREUVE_ENGAGEMENT_TARDIVE));
    }

    @ParameterizedTest(name = "{0} : {1} € financés et {2} € exclus")
    @CsvSource({
        "COUT_ELIGIBLE, 4999.99, 9000, false",
        "COUT_ELIGIBLE, 5000, 0, true",
        "COUT_ELIGIBLE, 5000.01, 9000, true",
        "COUT_GLOBAL, 1, 4998.99, false",
        "COUT_GLOBAL, 1, 4999, true",
        "COUT_GLOBAL, 1, 4999.01, true"
    })
    @DisplayName("le plancher se compte sur ce que le guichet dit, au centime")
    void plancher(String assiette, String finance, String exclu, boolean recevable) {
        Reglement regles = Cas.avec(
                Cas.avec(CHER, "exclusions", "[\"DEPENSES_DE_PERSONNEL\"]"),
                "plancher",
                "{\"montant\":5000,\"assiette\":\"" + assiette + "\"}");
        assertEquals(
                recevable ? Set.of() : Set.of(Motif.COUT_INFERIEUR_AU_PLANCHER),
                Cas.selon(regles)
                        .coute(finance)
                        .depense(NatureDepense.DEPENSES_DE_PERSONNEL, exclu)
                        .evaluer()
                        .motifsIrrecevabilite());
    }

    @Test
    @DisplayName("les coûts se comptent toutes taxes comprises, et la phrase le dit")
    void toutes_taxes_comprises() {
        Reglement ttc = Cas.avec(CHER, "assiette", "\"TTC\"");
        Cas cas = Cas.selon(ttc).depenseTTC("5000", "6000");
        assertEquals(euros("6000"), cas.evaluer().montantMaximum());
        assertEquals("Les coûts sont comptés ici toutes taxes comprises.", phrase(cas.evaluer(), "ASSIETTE"));
        Evaluation incomplete = cas.coute("1000").evaluer();
        assertEquals(euros("7000"), incomplete.coutGlobal());
        assertTrue(phrase(incomplete, "ASSIETTE").contains("compte pour le montant saisi"));
        assertEquals(
                euros("5000"),
                Cas.selon(CHER).depenseTTC("5000", "6000").evaluer().montantMaximum());
    }

    @Test
    @DisplayName("une population de la décision est annoncée dès le dépôt")
    void population_de_la_decision() {
        Reglement regles =
                Cas.avec(CHER, "population", "{\"definition\":\"MUNICIPALE\",\"dateReference\":\"DECISION\"}");
        assertTrue(phrase(Cas.selon(regles).coute("1").evaluer(), "POPULATION")
                .endsWith("Elle sera relue le jour de la décision."));
        assertFalse(phrase(Cas.selon(CHER).coute("1").evaluer(), "POPULATION").contains("décision"));
    }

    @ParameterizedTest(name = "guichet {0}, dépôt du {1} au {2}, {3}")
    @CsvSource(textBlock = """
            63,  2021-03-28, 2021-10-31, 2021-03-27T23:59:59.999+01:00, false
            63,  2021-03-28, 2021-10-31, 2021-03-28T00:00:00+01:00,     true
            63,  2021-03-28, 2021-10-31, 2021-03-28T03:00:00+02:00,     true
            63,  2021-03-28, 2021-10-31, 2021-10-31T02:30:00+02:00,     true
            63,  2021-03-28, 2021-10-31, 2021-10-31T02:30:00+01:00,     true
            63,  2021-03-28, 2021-10-31, 2021-10-31T23:59:59.999+01:00, true
            63,  2021-03-28, 2021-10-31, 2021-10-31T23:00:00Z,          false
            63,  2021-03-28, 2021-10-31, 2021-10-31T22:59:59.999Z,      true
            972, 2021-03-28, 2021-10-31, 2021-03-28T03:59:59.999Z,      false
            972, 2021-03-28, 2021-10-31, 2021-03-28T04:00:00Z,          true
            972, 2021-03-28, 2021-10-31, 2021-10-31T23:59:59.999-04:00, true
            972, 2021-03-28, 2021-10-31, 2021-11-01T03:59:59.999Z,      true
            972, 2021-03-28, 2021-10-31, 2021-11-01T04:00:00Z,          false
            974, 2021-03-28, 2021-10-31, 2021-10-31T19:59:59.999Z,      true
            974, 2021-03-28, 2021-10-31, 2021-10-31T20:00:00Z,          false
            """)
    @DisplayName("ouvrir et fermer le dépôt un jour de changement d'heure ne perd ni ne donne une seconde")
    void changement_d_heure(String code, String ouverture, String fermeture, String instant, boolean ouvert) {
        Reglement regles = Cas.avec(
                Cas.regles(code), "depot", "{\"ouverture\":\"" + ouverture + "\",\"fermeture\":\"" + fermeture + "\"}");
        assertEquals(
                ouvert,
                !Cas.selon(regles)
                        .coute("6000")
                        .depose(instant)
                        .evaluer()
                        .motifsIrrecevabilite()
                        .contains(Motif.HORS_DELAI));
    }
}
