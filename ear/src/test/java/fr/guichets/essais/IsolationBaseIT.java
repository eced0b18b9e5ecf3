package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.assemblage.Installation;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.MotsDePasse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Second verrou : PostgreSQL refuse lui-même")
class IsolationBaseIT {

    private static final String BASE = Pile.urlBase("guichets");
    private static final String CHER = new CodeDepartement("18").schema();
    private static final String PUY_DE_DOME = new CodeDepartement("63").schema();
    private static final MotsDePasse MOTS_DE_PASSE = new MotsDePasse(Pile.secret("guichets"));

    private static Connection comme(String role) throws SQLException {
        return DriverManager.getConnection(BASE, role, MOTS_DE_PASSE.pour(role));
    }

    private static String refus(String role, String... ordres) throws SQLException {
        try (Connection connexion = comme(role);
                Statement ordre = connexion.createStatement()) {
            for (int i = 0; i < ordres.length - 1; i++) {
                ordre.execute(ordres[i]);
            }
            return assertThrows(SQLException.class, () -> ordre.execute(ordres[ordres.length - 1]))
                    .getSQLState();
        }
    }

    @Test
    @DisplayName("le rôle d'un guichet lit les règles publiées chez lui et le référentiel commun")
    void chezLui() throws SQLException {
        try (Connection connexion = comme(CHER);
                Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(
                        "SELECT current_schema(), (SELECT count(*) FROM reglement_version), (SELECT count(*) FROM commune)")) {
            lignes.next();
            assertEquals(CHER, lignes.getString(1));
            assertTrue(lignes.getInt(2) > 0);
            assertEquals(34_965, lignes.getInt(3));
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("le rôle d'un guichet ne peut ni lire ni écrire ailleurs, ni rien créer (42501)")
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM guichet_63.reglement_version",
                "SELECT * FROM national.guichet",
                "SELECT * FROM national.etat_schema",
                "UPDATE reference.commune SET nom = 'x'",
                "UPDATE reglement_version SET contenu = '{}'",
                "DELETE FROM reglement_version",
                "TRUNCATE reglement_version",
                "UPDATE reglement_brouillon SET base = 'x'",
                "DELETE FROM reglement_brouillon",
                "SELECT * FROM guichet_63.journal",
                "UPDATE journal SET auteur = 'x'",
                "DELETE FROM journal",
                "UPDATE depot SET numero = 'x'",
                "DELETE FROM depot",
                "UPDATE sortie SET contenu = 'x'",
                "UPDATE mouvement SET montant = 1",
                "DELETE FROM mouvement",
                "INSERT INTO delegation SELECT * FROM delegation",
                "SELECT * FROM guichet_63.mouvement",
                "SELECT * FROM national.journal_tete_nationale",
                "CREATE TEMPORARY TABLE reglement_version (numero text)",
                "CREATE TABLE reglement_version_bis (numero text)",
                "CREATE TABLE public.commune (code text)",
                "CREATE SCHEMA guichet_18_bis",
                "ALTER TABLE reglement_version ADD COLUMN x text",
                "DROP TABLE reglement_version",
                "SELECT lo_create(0)",
                "SELECT lo_from_bytea(0, 'x')",
                "ALTER ROLE guichet_18 CREATEROLE",
                "ALTER ROLE guichet_18 SUPERUSER",
                "ALTER ROLE guichet_63 PASSWORD 'x'",
                "GRANT guichet_63 TO guichet_18",
                "SET ROLE guichet_63",
                "SET ROLE proprietaire",
                "SET SESSION AUTHORIZATION guichet_63"
            })
    void refusDroits(String ordre) throws SQLException {
        assertEquals("42501", refus(CHER, ordre));
    }

    @Test
    @DisplayName("changer son chemin de recherche ne sert à rien")
    void cheminForce() throws SQLException {
        assertEquals("42P01", refus(CHER, "SET search_path TO guichet_63", "SELECT * FROM reglement_version"));
    }

    @ParameterizedTest(name = "{0} sur {1}")
    @DisplayName("un mauvais mot de passe, ou aucun, est refusé à tous, superutilisateur compris (28P01)")
    @CsvSource({
        "guichet_18, guichets, faux",
        "guichet_18, guichets, ''",
        "national, guichets, faux",
        "proprietaire, guichets, faux",
        "postgres, postgres, ''",
        "postgres, postgres, postgres"
    })
    void mauvaisMotDePasse(String role, String base, String motDePasse) {
        SQLException refus =
                assertThrows(SQLException.class, () -> DriverManager.getConnection(Pile.urlBase(base), role, motDePasse)
                        .close());
        assertTrue(refus.getSQLState().matches("28P01|08004"), refus.getSQLState());
    }

    @ParameterizedTest
    @DisplayName("le rôle d'un guichet n'entre dans aucune autre base")
    @CsvSource({"postgres", "keycloak", "template1"})
    void autreBase(String base) {
        SQLException refus = assertThrows(SQLException.class, () -> DriverManager.getConnection(
                        Pile.urlBase(base), CHER, MOTS_DE_PASSE.pour(CHER))
                .close());
        assertEquals("42501", refus.getSQLState());
    }

    @Test
    @DisplayName("aucun rôle de guichet ne possède quoi que ce soit")
    void neePossedeRien() throws SQLException {
        try (Connection connexion = comme(CHER);
                Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery("""
                        SELECT (SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
                                 WHERE r.rolname LIKE 'guichet\\_%'),
                               (SELECT count(*) FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner
                                 WHERE r.rolname LIKE 'guichet\\_%'),
                               (SELECT count(*) FROM pg_roles WHERE rolname LIKE 'guichet\\_%')
                        """)) {
            lignes.next();
            assertEquals(0, lignes.getInt(1));
            assertEquals(0, lignes.getInt(2));
            assertEquals(107, lignes.getInt(3));
        }
    }

    @Test
    @DisplayName("ce qu'un rôle change de lui-même est remis en ordre et signalé à l'installation suivante")
    void derives() throws SQLException {
        try (Connection connexion = comme(PUY_DE_DOME);
                Statement ordre = connexion.createStatement()) {
            ordre.execute("ALTER ROLE guichet_63 SET search_path = guichet_18");
            ordre.execute("ALTER ROLE guichet_63 PASSWORD 'repris en main'");
        }
        assertThrows(SQLException.class, () -> comme(PUY_DE_DOME).close());

        Installation.Rapport rapport = new Installation(
                        BASE,
                        Pile.secret("postgresql.proprietaire"),
                        Pile.secret("guichets"),
                        "localhost",
                        Path.of("../tenants"))
                .executer(etape -> {});

        assertEquals(Map.of(PUY_DE_DOME, "réglages, mot de passe"), rapport.derives());
        assertEquals(0, rapport.schemas());
        assertEquals(0, rapport.versions());
        try (Connection connexion = comme(PUY_DE_DOME);
                Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery("SELECT current_schema()")) {
            lignes.next();
            assertEquals(PUY_DE_DOME, lignes.getString(1));
        }
    }
}
