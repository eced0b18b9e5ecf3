package fr.guichets.pilotage;

import static fr.guichets.pilotage.MaisonNationale.CHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.Tranche;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a login role in hand and no program in between. After the opening: rank 6, remainder 29 109 000 €. */
@DisplayName("La base refuse elle-même ce que le fonds national ne permet pas")
class AttaquesNationalesTest {

    private static final String COLONNES = "INSERT INTO mouvement_national (rang, nature, montant, decision, guichet,"
            + " tranche, auteur, auteur_nom, le, reliquat, laboratoires, delegue, guichet_rang, guichet_delegue) VALUES ";

    private static MaisonNationale maison;

    /** 2021-0004 was sent; the guichet has not given 2021-0005 yet, it has given 2021-0006, which is not in the ledger yet. */
    @BeforeAll
    static void ouvrir() throws Exception {
        maison = MaisonNationale.ouverte();
        maison.livrer();
        maison.decider(Operation.DELEGATION, CHER, Tranche.PLURIANNUELLE, null, 1_000);
        maison.decider(Operation.REPRISE, CHER, Tranche.PLURIANNUELLE, null, 7_000);
        maison.decider(Operation.REPRISE, CHER, Tranche.PLURIANNUELLE, null, 5_000);
        maison.maison()
                .executer("INSERT INTO national.suite_de_credits VALUES ('2021-0006', 'APPLIQUEE', now(), NULL)");
    }

    private static String refus(String role, String ordre) {
        return assertThrows(SQLException.class, () -> {
                    try (Connection connexion = maison.connexion(role);
                            Statement instruction = connexion.createStatement()) {
                        instruction.execute(ordre);
                    }
                })
                .getSQLState();
    }

    private static String mouvement(String ligne) {
        return COLONNES + "(" + ligne.replace(";", ", 'x', 'x', now(), ") + ")";
    }

    @ParameterizedTest(name = "{0} : {1}")
    @CsvSource(delimiter = '|', textBlock = """
            plus que le reliquat                 | 23514 | 8, 'DELEGATION', 3000000000, '2021-0004', '18', 'PLURIANNUELLE'; -90000000, 400000000, 3089200000, 3, 3029800000
            un reliquat qui ne suit pas          | 23503 | 8, 'REPRISE', 500000, '2021-0006', '18', 'PLURIANNUELLE'; 2911300001, 400000000, 88700000, 3, 29300000
            un délégué qui ne suit pas           | 23503 | 8, 'REPRISE', 500000, '2021-0006', '18', 'PLURIANNUELLE'; 2911300000, 400000000, 88700001, 3, 29300000
            un guichet qui ne suit pas           | 23503 | 8, 'REPRISE', 500000, '2021-0006', '18', 'PLURIANNUELLE'; 2911300000, 400000000, 88700000, 3, 29300001
            un rang sauté                        | 23503 | 9, 'REPRISE', 500000, '2021-0006', '18', 'PLURIANNUELLE'; 2911300000, 400000000, 88700000, 3, 29300000
            un rang déjà pris                    | 23505 | 7, 'DELEGATION', 100, '2021-0004', '18', 'PLURIANNUELLE'; 2910799900, 400000000, 89200100, 3, 29800100
            une seconde dotation                 | 23514 | 8, 'DOTATION', 100, NULL, NULL, NULL; 2910800100, 400000000, 89200000, NULL, NULL
            une délégation sans décision         | 23503 | 8, 'DELEGATION', 100, '2021-0099', '18', 'PLURIANNUELLE'; 2910799900, 400000000, 89200100, 3, 29800100
            une décision comptée deux fois       | 23505 | 8, 'DELEGATION', 100000, '2021-0004', '18', 'PLURIANNUELLE'; 2910700000, 400000000, 89300000, 3, 29900000
            un autre montant que la décision     | 23503 | 8, 'REPRISE', 100, '2021-0005', '18', 'PLURIANNUELLE'; 2910800100, 400000000, 89199900, 3, 29799900
            un autre guichet que la décision     | 23503 | 8, 'REPRISE', 700000, '2021-0005', '76', 'PLURIANNUELLE'; 2911500000, 400000000, 88500000, 2, 29000000
            une reprise que le guichet n'a pas donnée | 23503 | 8, 'REPRISE', 700000, '2021-0005', '18', 'PLURIANNUELLE'; 2911500000, 400000000, 88500000, 3, 29100000
            un montant nul                       | 23514 | 8, 'REPRISE', 0, '2021-0005', '18', 'PLURIANNUELLE'; 2910800000, 400000000, 89200000, 3, 29800000
            un guichet sans délégation           | 23514 | 8, 'DELEGATION', 100, NULL, NULL, NULL; 2910799900, 400000000, 89200100, NULL, NULL
            """)
    @DisplayName("une écriture fausse du registre national est refusée, et rien n'a bougé")
    void ecriture(String quoi, String code, String ligne) {
        assertEquals(code, refus("national", mouvement(ligne)));
        assertEquals(7, maison.nationalement(() -> maison.credits().verifier()).lignes());
    }

    @Test
    @DisplayName("une ligne juste est admise : les refus ne viennent pas d'autre chose")
    void juste() throws SQLException {
        try (Connection connexion = maison.connexion("national");
                Statement instruction = connexion.createStatement()) {
            connexion.setAutoCommit(false);
            instruction.execute(mouvement("8, 'REPRISE', 500000, '2021-0006', '18', 'PLURIANNUELLE';"
                    + " 2911300000, 400000000, 88700000, 3, 29300000"));
            connexion.rollback();
        }
    }

    @ParameterizedTest(name = "{0} : {2}")
    @CsvSource(delimiter = '|', textBlock = """
            national   | UPDATE mouvement_national SET montant = 1                                    | 42501
            national   | DELETE FROM mouvement_national                                               | 42501
            national   | TRUNCATE mouvement_national                                                  | 42501
            national   | UPDATE decision_de_credits SET motif = 'autre'                               | 42501
            national   | DELETE FROM suite_de_credits                                                 | 42501
            national   | UPDATE axe SET dotation = 1                                                  | 42501
            national   | INSERT INTO decision_de_credits VALUES (2021, 9, '2021-0009', 'DELEGATION', '18', false, 'm', 'r', now(), 'x', 'x') | 23503
            national   | INSERT INTO decision_de_credits VALUES (2021, 7, '2021-0008', 'DELEGATION', '18', false, 'm', 'r', now(), 'x', 'x') | 23514
            national   | INSERT INTO suite_de_credits VALUES ('2021-0099', 'APPLIQUEE', now(), NULL)  | 23503
            national   | UPDATE guichet_18.delegation SET montant = 1                                 | 42501
            national   | DELETE FROM guichet_18.delegation                                            | 42501
            national   | INSERT INTO guichet_18.delegation VALUES ('2021-0001', 'PLURIANNUELLE', 'DELEGATION', 100, 'm', 'r', now(), 'x', now()) | 23505
            national   | SELECT * FROM guichet_18.mouvement                                           | 42501
            national   | INSERT INTO guichet_18.mouvement (rang) VALUES (9)                           | 42501
            national   | SELECT * FROM guichet_18.dossier                                             | 42501
            guichet_18 | INSERT INTO delegation VALUES ('2021-0099', 'PLURIANNUELLE', 'DELEGATION', 100, 'm', 'r', now(), 'x', now()) | 42501
            guichet_18 | UPDATE delegation SET montant = montant + 1                                  | 42501
            guichet_18 | SELECT * FROM national.mouvement_national                                    | 42501
            guichet_18 | INSERT INTO guichet_63.delegation VALUES ('2021-0099', '2021', 'DELEGATION', 100, 'm', 'r', now(), 'x', now()) | 42501
            """)
    @DisplayName("chaque rôle ne peut que ce qui est le sien")
    void droits(String role, String ordre, String code) {
        assertEquals(code, refus(role, ordre));
    }
}
