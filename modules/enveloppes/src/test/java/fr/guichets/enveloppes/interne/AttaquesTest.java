package fr.guichets.enveloppes.interne;

import static fr.guichets.enveloppes.interne.LivreDEssai.GUICHET;
import static fr.guichets.enveloppes.interne.LivreDEssai.NATIONAL;
import static fr.guichets.enveloppes.interne.LivreDEssai.T2021;
import static fr.guichets.enveloppes.interne.LivreDEssai.T2022;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Verification;
import fr.guichets.socle.Montant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the login role of the guichet in hand and no program in between. */
@DisplayName("La base refuse elle-même ce que le grand livre ne permet pas")
class AttaquesTest {

    private static final String DROIT = "42501";
    private static final String COLONNE_GENEREE = "428C9";

    private static LivreDEssai base;

    /** False once a test has changed the ledger. */
    private static boolean intact;

    @BeforeAll
    static void demarrer() throws Exception {
        base = LivreDEssai.neuf();
    }

    @AfterAll
    static void arreter() throws Exception {
        base.close();
    }

    /** 2021: 10 000 delegated (rank 1), 4 000 reserved for A (2), 3 000 committed (3), 1 000 paid (4); 2022: 5 000. */
    @BeforeEach
    void livre() throws SQLException {
        if (intact) {
            return;
        }
        base.vider(Map.of(T2021, 10_000L, T2022, 5_000L));
        base.transaction(t -> {
            t.reserver(T2021, "releve/1", new Affectation("A", new Montant(4_000)));
            t.mouvoir(Nature.ENGAGEMENT, "A", 3_000, "acte/1");
            t.mouvoir(Nature.PAIEMENT, "A", 1_000, "paiement/1");
            return null;
        });
        intact = true;
    }

    private static SQLException refus(String role, String ordre) {
        return assertThrows(SQLException.class, () -> {
            try (Connection connexion = base.connexion(role);
                    Statement instruction = connexion.createStatement()) {
                instruction.execute(ordre);
            }
        });
    }

    private static long compter() throws SQLException {
        try (Connection connexion = base.connexion(GUICHET);
                Statement instruction = connexion.createStatement();
                ResultSet lignes = instruction.executeQuery("SELECT count(*) FROM mouvement")) {
            lignes.next();
            return lignes.getLong(1);
        }
    }

    /** A row of an act on a dossier, balances of the tranche and of the dossier as pretended. */
    private static String mouvement(
            String tranche, long rang, String genre, long montant, String dossier, String soldes, String duDossier) {
        return "INSERT INTO mouvement (tranche, rang, nature, debite, credite, montant, dossier, origine, auteur,"
                + " auteur_nom, motif, le, disponible, reserve, engage, paye, reverse, dossier_rang, dossier_reserve,"
                + " dossier_engage, dossier_paye, dossier_reverse) VALUES ('%s', %d, %s, %d, '%s', 'attaque/1', 'x', 'x',"
                        .formatted(tranche, rang, genre, montant, dossier)
                + " 'x', now(), %s, %s)".formatted(soldes, duDossier);
    }

    private static final String RESERVATION = "'RESERVATION', 'DISPONIBLE', 'RESERVE'";

    @Test
    @DisplayName("une ligne juste est admise : les refus qui suivent ne viennent pas d'autre chose")
    void juste() throws SQLException {
        intact = false;
        try (Connection connexion = base.connexion(GUICHET);
                Statement instruction = connexion.createStatement()) {
            instruction.execute(
                    mouvement("2021", 5, RESERVATION, 6_000, "B", "0, 7000, 2000, 1000, 0", "1, 6000, 0, 0, 0"));
        }
        assertSain(6);
    }

    private static void assertSain(long lignes) {
        Verification verification = base.transaction(t -> t.relecture.verifier());
        assertTrue(verification.ecart().isEmpty(), verification::toString);
        assertEquals(lignes, verification.lignes());
    }

    @ParameterizedTest(name = "{0} ({7})")
    @DisplayName("une écriture fausse est refusée, et le livre n'a pas bougé")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plus que le disponible             | 2021 | 5 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 6001 | B | -1, 7001, 2000, 1000, 0 / 1, 6001, 0, 0, 0 | 23514",
                "plus que le disponible, maquillé   | 2021 | 5 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 6001 | B | 0, 7001, 2000, 1000, 0 / 1, 6001, 0, 0, 0 | 23503",
                "plus que le disponible, caché      | 2021 | 5 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 6001 | B | 0, 7000, 2000, 1000, 0 / 1, 6001, 0, 0, 0 | 23503",
                "soldes de rien                     | 2021 | 5 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 1 | B | 99999, 1, 0, 0, 0 / 1, 1, 0, 0, 0 | 23503",
                "un autre compte touché             | 2021 | 5 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 1000 | B | 5000, 2000, 2000, 1001, 0 / 1, 1000, 0, 0, 0 | 23503",
                "du disponible au payé              | 2021 | 5 | 'PAIEMENT', 'DISPONIBLE', 'PAYE' | 1000 | A | 5000, 1000, 2000, 2000, 0 / 4, 1000, 2000, 2000, 0 | 23514",
                "du payé au disponible              | 2021 | 5 | 'LIBERATION', 'PAYE', 'DISPONIBLE' | 1000 | A | 7000, 1000, 2000, 0, 0 / 4, 1000, 2000, 0, 0 | 23514",
                "le même compte des deux côtés      | 2021 | 5 | 'RESERVATION', 'RESERVE', 'RESERVE' | 1000 | B | 6000, 1000, 2000, 1000, 0 / 1, 0, 0, 0, 0 | 23514",
                "une nature inventée                | 2021 | 5 | 'DON', 'DOTATION', 'DISPONIBLE' | 1000 | B | 7000, 1000, 2000, 1000, 0 / 1, 0, 0, 0, 0 | 23514",
                "un montant nul                     | 2021 | 5 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 0 | B | 6000, 1000, 2000, 1000, 0 / 1, 0, 0, 0, 0 | 23514",
                "un montant négatif                 | 2021 | 5 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | -1000 | A | 7000, 0, 2000, 1000, 0 / 4, 0, 2000, 1000, 0 | 23514",
                "un trou                            | 2021 | 6 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 1000 | B | 5000, 2000, 2000, 1000, 0 / 1, 1000, 0, 0, 0 | 23503",
                "un rang pris                       | 2021 | 4 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 1000 | B | 5000, 2000, 3000, 0, 0 / 1, 1000, 0, 0, 0 | 23505",
                "le rang zéro                       | 2021 | 0 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 1000 | B | 0, 1000, 0, 0, 0 / 1, 1000, 0, 0, 0 | 23514",
                "une tranche partie de rien         | 2023 | 1 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 1000 | B | 0, 1000, 0, 0, 0 / 1, 1000, 0, 0, 0 | 23514",
                "une tranche inventée               | 2023 | 2 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 1000 | B | 0, 1000, 0, 0, 0 / 1, 1000, 0, 0, 0 | 23503",
                "payé plus que le dossier n'a       | 2021 | 5 | 'PAIEMENT', 'ENGAGE', 'PAYE' | 2000 | B | 6000, 1000, 0, 3000, 0 / 1, 0, -2000, 2000, 0 | 23514",
                "payé sur l'engagement d'un autre   | 2021 | 5 | 'PAIEMENT', 'ENGAGE', 'PAYE' | 2000 | B | 6000, 1000, 0, 3000, 0 / 1, 0, 0, 2000, 0 | 23514",
                "engagé plus que réservé            | 2021 | 5 | 'ENGAGEMENT', 'RESERVE', 'ENGAGE' | 1000 | A | 6000, 0, 3000, 1000, 0 / 4, 500, 3000, 1000, 0 | 23503",
                "dossier reparti de rien            | 2021 | 5 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 1000 | A | 5000, 2000, 2000, 1000, 0 / 1, 1000, 0, 0, 0 | 23505",
                "deux suites d'un même dossier      | 2021 | 5 | 'LIBERATION', 'RESERVE', 'DISPONIBLE' | 1000 | A | 7000, 0, 2000, 1000, 0 / 3, 0, 3000, 0, 0 | 23505",
                "un trou dans le dossier            | 2021 | 5 | 'LIBERATION', 'RESERVE', 'DISPONIBLE' | 1000 | A | 7000, 0, 2000, 1000, 0 / 5, 0, 2000, 1000, 0 | 23503",
                "plus que ce qu'un nombre tient     | 2021 | 5 | 'RESERVATION', 'DISPONIBLE', 'RESERVE' | 9223372036854775807 | B | 6000, 7, 2000, 1000, 0 / 1, 1, 0, 0, 0 | 22003"
            })
    void fausse(
            String cas,
            String tranche,
            long rang,
            String genre,
            long montant,
            String dossier,
            String soldes,
            String etat)
            throws SQLException {
        String[] deux = soldes.split(" / ");
        SQLException refus = refus(GUICHET, mouvement(tranche, rang, genre, montant, dossier, deux[0], deux[1]));
        assertEquals(etat, refus.getSQLState(), refus::getMessage);
        assertEquals(5, compter());
    }

    @Test
    @DisplayName("un acte ne meut pas deux fois le même dossier (23505)")
    void unActeUneFois() throws SQLException {
        String encore =
                mouvement("2021", 5, RESERVATION, 1_000, "A", "5000, 2000, 2000, 1000, 0", "4, 2000, 2000, 1000, 0");
        assertEquals(
                "23505", refus(GUICHET, encore.replace("attaque/1", "releve/1")).getSQLState());
        assertEquals(5, compter());
    }

    private static String credit(long montant, String delegation, String nature) {
        return "INSERT INTO mouvement (tranche, rang, nature, debite, credite, montant, origine, auteur, auteur_nom, motif,"
                + " le, delegation, disponible, reserve, engage, paye, reverse) VALUES ('2021', 5, " + nature + ", "
                + montant + ", 'attaque/1', 'x', 'x', 'x', now(), " + delegation + ", " + (6_000 + montant)
                + ", 1000, 2000, 1000, 0)";
    }

    @ParameterizedTest(name = "{0} ({3})")
    @DisplayName("un guichet ne se crédite pas lui-même")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sans délégation                      | NULL         | 1000  | 23514",
                "délégation inventée                  | '2021-0009'  | 1000  | 23503",
                "délégation d'une autre tranche       | '%AUTRE%'    | 5000  | 23503",
                "délégation reçue, appliquée deux fois | '%SIENNE%'  | 10000 | 23505",
                "délégation reçue, d'un autre montant | '%NOUVELLE%' | 9999  | 23503"
            })
    void seCrediter(String cas, String delegation, long montant, String etat) throws SQLException {
        intact = false;
        base.deleguer("2021-0003", T2021, Nature.DELEGATION, 700);
        String numero = delegation
                .replace("%AUTRE%", numero(T2022.code()))
                .replace("%SIENNE%", numero(T2021.code()))
                .replace("%NOUVELLE%", "2021-0003");
        SQLException refus = refus(GUICHET, credit(montant, numero, "'DELEGATION', 'DOTATION', 'DISPONIBLE'"));
        assertEquals(etat, refus.getSQLState(), refus::getMessage);
        assertEquals(5, compter());
    }

    private static String numero(String tranche) throws SQLException {
        try (Connection connexion = base.connexion(GUICHET);
                Statement instruction = connexion.createStatement();
                ResultSet lignes = instruction.executeQuery(
                        "SELECT numero FROM delegation WHERE tranche = '" + tranche + "' AND numero < '2021-0003'")) {
            lignes.next();
            return lignes.getString(1);
        }
    }

    @ParameterizedTest(name = "{0} : {1}")
    @DisplayName(
            "rien ne se change, ne s'efface ni ne se désarme (42501), et une colonne générée ne se choisit pas (428C9)")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "guichet_18 | UPDATE mouvement SET montant = 1",
                "guichet_18 | UPDATE mouvement SET motif = 'x' WHERE rang = 1",
                "guichet_18 | DELETE FROM mouvement",
                "guichet_18 | TRUNCATE mouvement",
                "guichet_18 | SELECT * FROM mouvement FOR UPDATE",
                "guichet_18 | BEGIN; LOCK TABLE mouvement IN EXCLUSIVE MODE",
                "guichet_18 | ALTER TABLE mouvement DROP CONSTRAINT mouvement_pkey",
                "guichet_18 | ALTER TABLE mouvement DISABLE TRIGGER ALL",
                "guichet_18 | SET session_replication_role = replica",
                "guichet_18 | DROP TABLE mouvement",
                "guichet_18 | INSERT INTO delegation SELECT 'x', tranche, nature, montant, motif, reference, decidee_le, par, recue_le FROM delegation",
                "guichet_18 | UPDATE delegation SET montant = 99",
                "guichet_18 | DELETE FROM delegation",
                "guichet_18 | TRUNCATE delegation",
                "national | SELECT * FROM guichet_18.mouvement",
                "national | INSERT INTO guichet_18.mouvement (tranche) VALUES ('2021')",
                "national | UPDATE guichet_18.delegation SET montant = 99",
                "national | DELETE FROM guichet_18.delegation",
                "national | TRUNCATE guichet_18.delegation CASCADE",
                "national | CREATE TABLE guichet_18.x (y int)"
            })
    void intouchable(String role, String ordre) throws SQLException {
        assertEquals(DROIT, refus(role, ordre).getSQLState());
        assertEquals(5, compter());
    }

    @Test
    @DisplayName("ce qui était avant est calculé, personne ne l'écrit")
    void generee() {
        assertEquals(
                COLONNE_GENEREE,
                refus(GUICHET, "INSERT INTO mouvement (tranche, rang, precedent) VALUES ('2021', 9, 4)")
                        .getSQLState());
    }

    @Test
    @DisplayName("deux connexions écrivent le même rang : la seconde attend la première, puis est refusée (23505)")
    void simultanes() throws Exception {
        intact = false;
        String premiere =
                mouvement("2021", 5, RESERVATION, 4_000, "B", "2000, 5000, 2000, 1000, 0", "1, 4000, 0, 0, 0");
        String seconde = mouvement("2021", 5, RESERVATION, 5_000, "C", "1000, 6000, 2000, 1000, 0", "1, 5000, 0, 0, 0");
        try (Connection une = base.connexion(GUICHET);
                Statement instruction = une.createStatement()) {
            une.setAutoCommit(false);
            instruction.execute(premiere);
            CompletableFuture<String> autre =
                    CompletableFuture.supplyAsync(() -> refus(GUICHET, seconde).getSQLState());
            base.attendre("mouvement");
            assertTrue(!autre.isDone());
            une.commit();
            assertEquals("23505", autre.get(10, TimeUnit.SECONDS));
        }
        assertSain(6);
    }

    @Test
    @DisplayName("le propriétaire qui falsifie une ligne est vu : la première qui diffère est nommée")
    void falsifiee() throws SQLException {
        intact = false;
        base.commeProprietaire(
                "SET session_replication_role = replica",
                "UPDATE mouvement SET montant = 900 WHERE tranche = '2021' AND rang = 4");
        Verification verification = base.transaction(t -> t.relecture.verifier());
        assertEquals(3, verification.lignes());
        assertEquals(T2021, verification.ecart().orElseThrow().tranche());
        assertEquals(4, verification.ecart().orElseThrow().rang());
        assertEquals(
                "les soldes de la tranche ne suivent pas ceux de la ligne précédente",
                verification.ecart().orElseThrow().raison());
    }

    @Test
    @DisplayName("le rôle national écrit une délégation, et la lit")
    void national() throws SQLException {
        intact = false;
        base.deleguer("2021-0003", T2021, Nature.DELEGATION, 700);
        try (Connection connexion = base.connexion(NATIONAL);
                Statement instruction = connexion.createStatement();
                ResultSet lignes = instruction.executeQuery("SELECT count(*) FROM guichet_18.delegation")) {
            lignes.next();
            assertEquals(3, lignes.getLong(1));
        }
    }
}
