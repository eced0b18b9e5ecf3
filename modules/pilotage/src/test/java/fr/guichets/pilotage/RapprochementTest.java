package fr.guichets.pilotage;

import static fr.guichets.pilotage.MaisonNationale.CHER;
import static fr.guichets.pilotage.MaisonNationale.PUY_DE_DOME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.pilotage.Rapprochement.Rapport;
import fr.guichets.socle.Montant;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Le rapprochement")
class RapprochementTest {

    private MaisonNationale maison;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = MaisonNationale.ouverte();
    }

    @Test
    @DisplayName("prouve chaque égalité au centime près")
    void juste() throws Exception {
        maison.livrer();
        Rapport rapport = maison.rapprocher();
        assertEquals(List.of(), rapport.ecarts());
        assertEquals(List.of(), rapport.enRoute());
        assertEquals(10, rapport.lignes(), "six au registre national, quatre dans les guichets");
        assertTrue(rapport.egalites().stream().allMatch(Egalite::tenue));
        try (Connection proprietaire = maison.connexion("postgres")) {
            RapprochementHorsLigne.Constat constat = RapprochementHorsLigne.rapprocher(proprietaire);
            assertEquals(rapport.egalites(), constat.egalites(), "la commande dit de même");
            assertEquals(10, constat.lignes());
        }
        assertEquals(
                List.of(
                        "DISPOSITIF_AXES 88000000",
                        "AXE_DELEGUE 34000000",
                        "GUICHET_DELEGUE 297000",
                        "GUICHET_DELEGUE 297000",
                        "GUICHET_DELEGUE 297000",
                        "PAYE_ENGAGE 0"),
                rapport.egalites().stream()
                        .map(egalite -> egalite.code() + " "
                                + egalite.gauche().enEuros().toPlainString())
                        .toList());
    }

    @Test
    @DisplayName("met à part, et nomme, ce qui est en route")
    void enRoute() {
        Rapport rapport = maison.rapprocher();
        assertEquals(List.of(), rapport.ecarts());
        assertEquals(
                List.of("2021-0001", "2021-0002", "2021-0003"),
                rapport.enRoute().stream()
                        .map(DecisionDeCredits::numero)
                        .sorted()
                        .toList());
        assertEquals(Montant.ZERO, rapport.soldes().get(CHER).dotation());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            un solde récrit au guichet          | REGISTRE_DU_GUICHET  | 18 | PLURIANNUELLE | 2 | UPDATE guichet_18.mouvement SET disponible = disponible + 1 WHERE rang = 2
            un registre effacé au guichet       | DECISION_SANS_CREDIT | 18 | PLURIANNUELLE |   | DELETE FROM guichet_18.mouvement
            un crédit que personne n'a décidé   | CREDIT_SANS_DECISION | 18 | PLURIANNUELLE | 2 | UPDATE guichet_18.mouvement SET montant = montant + 100, disponible = disponible + 100 WHERE rang = 2; UPDATE guichet_18.delegation SET montant = montant + 100 WHERE numero = '2021-0004'
            un crédit d'une autre décision      | CREDIT_SANS_DECISION | 18 | PLURIANNUELLE | 1 | UPDATE guichet_18.mouvement SET delegation = '2021-0003', origine = 'delegation/2021-0003' WHERE rang = 1; UPDATE guichet_18.delegation SET numero = '2021-0003' WHERE numero = '2021-0001'
            un reliquat récrit                  | REGISTRE_NATIONAL    |    |               | 6 | UPDATE national.mouvement_national SET reliquat = reliquat + 1 WHERE rang = 6
            une ligne nationale effacée         | REGISTRE_NATIONAL    |    |               | 4 | DELETE FROM national.mouvement_national WHERE rang = 3
            un montant national récrit          | REGISTRE_NATIONAL    |    |               | 7 | UPDATE national.mouvement_national SET montant = montant + 100 WHERE rang = 7
            """)
    @DisplayName("nomme la première ligne que le propriétaire de la base a changée")
    void falsifie(String quoi, String code, String guichet, String tranche, Long rang, String ordre) throws Exception {
        maison.livrer();
        maison.decider(Operation.ABONDEMENT, CHER, Tranche.PLURIANNUELLE, null, 1_000);
        maison.livrer();
        maison.falsifier(ordre);
        EcartConstate premier = maison.rapprocher().ecarts().get(0);
        try (Connection proprietaire = maison.connexion("postgres")) {
            assertEquals(
                    premier,
                    RapprochementHorsLigne.rapprocher(proprietaire).ecarts().get(0),
                    "la commande dit de même");
        }
        assertEquals(code, premier.code(), premier::phrase);
        assertEquals(
                guichet, premier.guichet() == null ? null : premier.guichet().valeur());
        assertEquals(
                tranche, premier.tranche() == null ? null : premier.tranche().code());
        assertEquals(rang, premier.rang());
        assertTrue(guichet == null || premier.phrase().startsWith("Guichet " + guichet), premier::phrase);
    }

    @Test
    @DisplayName("dit la dotation qui ne fait plus la somme, et de combien")
    void dotation() throws Exception {
        maison.livrer();
        maison.maison().executer("UPDATE national.dispositif SET dotation = dotation + 1");
        try {
            Rapport rapport = maison.rapprocher();
            assertEquals("DISPOSITIF_AXES", rapport.ecarts().get(0).code());
            assertTrue(
                    rapport.ecarts().get(0).phrase().contains("écart de 0,01 €"),
                    () -> rapport.ecarts().get(0).phrase());
        } finally {
            maison.maison().executer("UPDATE national.dispositif SET dotation = dotation - 1");
        }
    }

    @Test
    @DisplayName("et le tableau nomment le guichet qui ne se lit pas, et lisent les autres")
    void illisible() throws Exception {
        maison.livrer();
        maison.maison().executer("REVOKE SELECT ON guichet_63.mouvement FROM guichet_63");
        try {
            EcartConstate ecart = maison.rapprocher().ecarts().get(0);
            assertEquals("ILLISIBLE", ecart.code());
            assertEquals(PUY_DE_DOME, ecart.guichet());
            TableauNational.Tableau tableau = maison.nationalement(
                    () -> maison.maison().bean(TableauNational.class).lire());
            assertEquals(
                    List.of(true, false, true),
                    tableau.guichets().stream().map(Lu::lisible).toList());
            assertFalse(tableau.illisibles().get(0).panne().isBlank());
            assertEquals(Montant.euros(594_000), tableau.total().disponible());
        } finally {
            maison.maison().executer("GRANT SELECT ON guichet_63.mouvement TO guichet_63");
        }
    }

    @Test
    @DisplayName("du tableau dit ce qui est délégué, disponible et les dossiers de chaque guichet")
    void tableau() {
        maison.livrer();
        maison.decider(Operation.ABONDEMENT, CHER, Tranche.PLURIANNUELLE, null, 3_000);
        TableauNational.Tableau tableau = maison.nationalement(
                () -> maison.maison().bean(TableauNational.class).lire());
        assertEquals(Montant.euros(894_000), tableau.fonds().delegue());
        assertEquals(Montant.euros(891_000), tableau.total().dotation());
        assertEquals(1, tableau.enRoute().size());
        assertEquals(
                List.of("18", "63", "76"),
                tableau.guichets().stream()
                        .map(lu -> lu.guichet().code().valeur())
                        .toList());
        assertEquals(0, tableau.guichets().get(0).reponse().nombreDeDossiers());
    }
}
