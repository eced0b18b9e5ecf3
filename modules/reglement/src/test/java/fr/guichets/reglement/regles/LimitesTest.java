package fr.guichets.reglement.regles;

import static fr.guichets.reglement.regles.Cas.euros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Demande.Cofinancement.Statut;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Aux limites des règles,")
class LimitesTest {

    @ParameterizedTest(name = "{0} de {1} habitants : {2}, {3} €")
    @CsvSource({
        "COMMUNE, 0, COMMUNE_MOINS_5000, 5000",
        "COMMUNE, 4999, COMMUNE_MOINS_5000, 5000",
        "COMMUNE, 5000, AUTRE_COMMUNE, 10000",
        "COMMUNE, 5001, AUTRE_COMMUNE, 10000",
        "COMMUNAUTE_DE_COMMUNES, 4879, AUTRE_COLLECTIVITE, 20000",
        "METROPOLE, 900000, AUTRE_COLLECTIVITE, 20000",
        "DEPARTEMENT, 659048, AUTRE_COLLECTIVITE, 20000"
    })
    @DisplayName("le forfait suit la nature, puis la population")
    void forfaits(NatureCollectivite nature, int population, String categorie, String montant) {
        Evaluation evaluation =
                Cas.dans("63").porteur(nature, population).coute("90000").evaluer();
        assertEquals(categorie, evaluation.categorieForfait());
        assertEquals(euros(montant), evaluation.montantMaximum());
        assertEquals(Set.of("forfait"), evaluation.borneActive());
    }

    @ParameterizedTest(name = "{0} €")
    @CsvSource({"4999.99, false", "5000, true", "5000.01, true", "0, false"})
    @DisplayName("un coût égal au plancher suffit, un centime de moins ne suffit pas")
    void plancher(String cout, boolean recevable) {
        Evaluation evaluation = Cas.dans("63").coute(cout).evaluer();
        assertEquals(recevable, evaluation.recevable());
        assertEquals(!recevable, evaluation.motifsIrrecevabilite().contains(Motif.COUT_INFERIEUR_AU_PLANCHER));
    }

    @ParameterizedTest(name = "{0} de {1} habitants")
    @CsvSource({
        "METROPOLE, 499999, true",
        "METROPOLE, 500000, false",
        "COMMUNAUTE_URBAINE, 500001, false",
        "COMMUNE, 2175601, true",
        "DEPARTEMENT, 1255883, true",
        "REGION, 3300000, true"
    })
    @DisplayName("le plafond de population lie les seuls groupements, strictement")
    void plafond(NatureCollectivite nature, int population, boolean recevable) {
        Evaluation evaluation =
                Cas.dans("76").porteur(nature, population).coute("1000").evaluer();
        assertEquals(
                recevable ? Set.of() : Set.of(Motif.POPULATION_SUPERIEURE_AU_PLAFOND),
                evaluation.motifsIrrecevabilite());
    }

    @ParameterizedTest(name = "guichet {0}, {1}")
    @CsvSource(textBlock = """
            63,  2021-01-24T23:59:59.999+01:00, false, 2021-S1
            63,  2021-01-25T00:00:00+01:00,     true,  2021-S1
            63,  2021-06-07T23:59:59.999+02:00, true,  2021-S1
            63,  2021-06-08T00:00:00+02:00,     true,  2021-S2
            63,  2021-06-07T22:00:00Z,          true,  2021-S2
            63,  2021-06-30T23:59:59.999+02:00, true,  2021-S2
            63,  2021-07-01T00:00:00+02:00,     false, 2021-S2
            63,  2021-07-08T00:00:00+02:00,     false,
            76,  2021-09-15T23:59:59+02:00,     true,  2021-R4
            76,  2021-09-16T00:00:00+02:00,     true,
            18,  2021-03-28T02:30:00+01:00,     true,
            18,  2022-01-01T00:00:00+01:00,     true,
            972, 2021-01-25T03:59:59.999Z,      false,
            972, 2021-01-25T04:00:00Z,          true,
            974, 2021-01-24T20:00:00Z,          true,
            """)
    @DisplayName("le dépôt et la session se comptent en jours du guichet")
    void calendrier(String code, String instant, boolean dansLesDelais, String session) {
        Evaluation evaluation = Cas.dans(code).coute("6000").depose(instant).evaluer();
        assertEquals(!dansLesDelais, evaluation.motifsIrrecevabilite().contains(Motif.HORS_DELAI));
        assertEquals(session, evaluation.session());
    }

    @ParameterizedTest(name = "signé le {1} au guichet {0}")
    @CsvSource(textBlock = """
            63, 2021-06-01, COMMENCEMENT_AVANT_DEPOT,
            63, 2021-06-02, ,
            63, 2021-12-31, ,
            63, 2022-01-01, , PREUVE_ENGAGEMENT_TARDIVE
            18, 2021-06-01, COMMENCEMENT_AVANT_DEPOT,
            18, 2024-01-01, ,
            """)
    @DisplayName("la signature vaut du jour du dépôt au jour limite, inclus")
    void preuve(String code, String signature, Motif motif, Alerte alerte) {
        Evaluation evaluation = Cas.dans(code)
                .coute("6000")
                .depose("2021-06-02T23:30:00+02:00")
                .signe(signature)
                .evaluer();
        assertEquals(motif == null ? Set.of() : Set.of(motif), evaluation.motifsIrrecevabilite());
        assertEquals(alerte == null ? Set.of() : Set.of(alerte), evaluation.alertes());
    }

    @ParameterizedTest(name = "{0} % de {1} € = {2} €")
    @CsvSource({"0.8, 6000, 4800", "0.3333, 100.01, 33.33", "0.5, 0.01, 0", "0.9999, 10000, 9999"})
    @DisplayName("une part par un taux est arrondie au centime inférieur et devient une borne")
    void taux_maximal(String taux, String cout, String montant) {
        Evaluation evaluation =
                Cas.selon(Cas.avecTaux(Cas.regles("18"), taux, "0")).coute(cout).evaluer();
        assertEquals(euros(montant), evaluation.bornes().tauxMax());
        assertEquals(euros(montant), evaluation.montantMaximum());
        assertEquals(Set.of("tauxMax"), evaluation.borneActive());
    }

    @Test
    @DisplayName("à 100 % le taux n'est pas une borne")
    void taux_entier() {
        assertNull(Cas.dans("18").coute("6000").evaluer().bornes().tauxMax());
    }

    @ParameterizedTest(name = "obtenu {0} €, sollicité {1} €")
    @CsvSource(textBlock = """
            0,       0,    6000,
            2000,    0,    4000,
            5999.99, 0,    0.01,
            6000,    0,    0,
            6000.01, 0,    0,    COFINANCEMENT_EXCEDENTAIRE
            0,       9000, 6000, COFINANCEMENT_SOLLICITE
            """)
    @DisplayName("seules les aides obtenues réduisent l'aide, jamais sous zéro, et zéro n'est pas un refus")
    void cofinancements(String obtenu, String sollicite, String montant, Alerte alerte) {
        Cas cas = Cas.dans("18").coute("6000").aide(obtenu, Statut.OBTENU);
        Evaluation evaluation = (sollicite.equals("0") ? cas : cas.aide(sollicite, Statut.SOLLICITE)).evaluer();
        assertTrue(evaluation.recevable());
        assertEquals(euros(montant), evaluation.montantMaximum());
        assertEquals(alerte == null ? Set.of() : Set.of(alerte), evaluation.alertes());
    }

    @ParameterizedTest(name = "{0} €")
    @CsvSource({"2000, 2000, demande", "7000, 6000, coutEligible", "0, 0, demande"})
    @DisplayName("une demande au-delà du coût est une borne, pas une erreur")
    void demande(String demande, String montant, String borne) {
        Evaluation evaluation = Cas.dans("18").coute("6000").demande(demande).evaluer();
        assertTrue(evaluation.recevable());
        assertEquals(euros(montant), evaluation.montantMaximum());
        assertTrue(evaluation.borneActive().contains(borne));
    }

    @Test
    @DisplayName("sans montant demandé, la demande est le coût entier du projet")
    void demande_absente() {
        Evaluation evaluation = Cas.dans("76")
                .coute("6000")
                .depense(NatureDepense.DEPENSES_DE_PERSONNEL, "4000")
                .evaluer();
        assertEquals(euros("10000"), evaluation.bornes().demande());
        assertEquals(euros("6000"), evaluation.montantMaximum());
    }

    @Test
    @DisplayName("un projet dont toutes les lignes sont exclues en Seine-Maritime est admis dans le Cher")
    void exclusions() {
        Evaluation normandie = Cas.dans("76")
                .depense(NatureDepense.EQUIPEMENT_INFORMATIQUE_AGENTS, "9000")
                .evaluer();
        assertEquals(Set.of(Motif.AUCUNE_DEPENSE_ELIGIBLE), normandie.motifsIrrecevabilite());
        assertEquals(euros("9000"), normandie.depensesExclues());
        assertEquals(euros("0"), normandie.bornes().coutEligible());
        assertEquals(
                euros("9000"),
                Cas.dans("18")
                        .depense(NatureDepense.EQUIPEMENT_INFORMATIQUE_AGENTS, "9000")
                        .evaluer()
                        .montantMaximum());
    }

    @ParameterizedTest(name = "{0} mois")
    @CsvSource({"24, false", "25, true", ", false"})
    @DisplayName("une durée au-delà de 24 mois alerte sans refuser")
    void duree(Integer mois, boolean alerte) {
        Evaluation evaluation = Cas.dans("76").coute("3200").dure(mois).evaluer();
        assertTrue(evaluation.recevable());
        assertEquals(alerte, evaluation.alertes().contains(Alerte.DUREE_SUPERIEURE));
    }

    @ParameterizedTest(name = "demande de {0} €")
    @CsvSource({"8000, false", "8000.01, true"})
    @DisplayName("la participation minimale alerte dès le premier centime manquant")
    void participation(String demande, boolean alerte) {
        Reglement vingtPourCent = Cas.avecTaux(Cas.regles("18"), "1", "0.2");
        Evaluation evaluation =
                Cas.selon(vingtPourCent).coute("10000").demande(demande).evaluer();
        assertTrue(evaluation.recevable());
        assertEquals(alerte, evaluation.alertes().contains(Alerte.PARTICIPATION_MINIMALE));
    }

    @Test
    @DisplayName("la participation minimale se juge sur le montant d'avant le refus")
    void participation_et_refus() {
        Reglement vingtPourCent = Cas.avecTaux(Cas.regles("18"), "1", "0.2");
        Evaluation evaluation =
                Cas.selon(vingtPourCent).coute("10000").signe("2021-01-01").evaluer();
        assertFalse(evaluation.recevable());
        assertEquals(Set.of(Alerte.PARTICIPATION_MINIMALE), evaluation.alertes());
    }

    @Test
    @DisplayName("un porteur d'un autre guichet garde catégorie, forfait et bornes")
    void autre_guichet() {
        Evaluation evaluation = Cas.dans("63").du("18").coute("6000").evaluer();
        assertEquals(Set.of(Motif.GUICHET_INCOMPETENT), evaluation.motifsIrrecevabilite());
        assertEquals("COMMUNE_MOINS_5000", evaluation.categorieForfait());
        assertEquals(euros("5000"), evaluation.bornes().forfait());
        assertEquals(euros("0"), evaluation.montantMaximum());
    }

    @Test
    @DisplayName("un thème national que le guichet ne prend pas est un refus, un thème non dit n'en est pas un")
    void themes() {
        assertEquals(
                Set.of(Motif.THEME_NON_ELIGIBLE),
                Cas.dans("18").coute("100").theme("RELATION_USAGER").evaluer().motifsIrrecevabilite());
        assertTrue(Cas.dans("18").coute("100").evaluer().recevable());
    }

    @Test
    @DisplayName("tous les motifs de refus sont donnés ensemble, et le montant est nul")
    void tous_les_refus() {
        Reglement sansRegions = Cas.avecNatures(Cas.regles("63"), List.of(NatureCollectivite.COMMUNE));
        Evaluation evaluation = Cas.selon(sansRegions)
                .porteur(NatureCollectivite.REGION, 1_000_000)
                .du("18")
                .coute("4000")
                .theme("SERVICE_EN_LIGNE")
                .depose("2021-07-10T10:00:00+02:00")
                .signe("2021-07-09")
                .evaluer();
        assertEquals(
                Set.of(
                        Motif.NATURE_NON_ELIGIBLE,
                        Motif.GUICHET_INCOMPETENT,
                        Motif.COUT_INFERIEUR_AU_PLANCHER,
                        Motif.HORS_DELAI,
                        Motif.COMMENCEMENT_AVANT_DEPOT,
                        Motif.THEME_NON_ELIGIBLE),
                evaluation.motifsIrrecevabilite());
        assertEquals(euros("0"), evaluation.montantMaximum());
        assertEquals(0, evaluation.tauxSurCoutEligible().valeur().signum());
        assertEquals(Set.of(), evaluation.borneActive());
        assertNotNull(evaluation.bornes().forfait());
    }
}
