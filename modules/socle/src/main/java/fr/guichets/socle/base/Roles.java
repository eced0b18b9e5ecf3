package fr.guichets.socle.base;

import fr.guichets.socle.MotsDePasse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/**
 * The login roles of the guichets and of the national level: one each, named as its schema, owning nothing. A role can
 * change its own password and settings; whatever has drifted is put back at each installation, and reported.
 */
public class Roles {

    /** Group whose members read the shared reference schema. */
    public static final String LECTEUR = "lecteur_reference";

    private static final String MOT_DE_PASSE_REFUSE = "28P01";
    private static final int CONNEXIONS_MAXIMALES = 50;

    private final Connection proprietaire;
    private final String url;
    private final MotsDePasse motsDePasse;

    /** @param proprietaire connection of the owner role, in autocommit */
    public Roles(Connection proprietaire, String url, MotsDePasse motsDePasse) {
        this.proprietaire = proprietaire;
        this.url = url;
        this.motsDePasse = motsDePasse;
    }

    public Collection<String> existants() throws SQLException {
        Collection<String> noms = new TreeSet<>();
        try (Statement ordre = proprietaire.createStatement();
                ResultSet lignes = ordre.executeQuery("SELECT rolname FROM pg_roles")) {
            while (lignes.next()) {
                noms.add(lignes.getString(1));
            }
        }
        return noms;
    }

    /** Creates one login role with everything it needs, and its schema when it is missing. */
    public void creer(String role) throws SQLException {
        executer("CREATE SCHEMA IF NOT EXISTS " + role);
        executer("CREATE ROLE " + role + " LOGIN CONNECTION LIMIT " + CONNEXIONS_MAXIMALES);
        motDePasse(role);
        reglages(role);
    }

    private void reglages(String role) throws SQLException {
        executer("ALTER ROLE " + role + " RESET ALL");
        executer("ALTER ROLE " + role + " IN DATABASE " + Amorcage.BASE + " RESET ALL");
        for (String reglage : reglagesAttendus(role)) {
            int egal = reglage.indexOf('=');
            String nom = reglage.substring(0, egal);
            String valeur = reglage.substring(egal + 1);
            executer("ALTER ROLE " + role + " SET " + nom + " = "
                    + (nom.equals("search_path") ? valeur : "'" + valeur + "'"));
        }
        executer("GRANT CONNECT ON DATABASE " + Amorcage.BASE + " TO " + role);
        executer("GRANT USAGE ON SCHEMA " + role + " TO " + role);
        executer("GRANT " + LECTEUR + " TO " + role);
    }

    /** As PostgreSQL writes them back, but for the quotes that it puts around reserved words such as national. */
    private static List<String> reglagesAttendus(String role) {
        return List.of(
                "search_path=" + role + ", reference",
                "statement_timeout=30s",
                "idle_in_transaction_session_timeout=5min");
    }

    private void motDePasse(String role) throws SQLException {
        proprietaire
                .unwrap(PGConnection.class)
                .alterUserPassword(role, motsDePasse.pour(role).toCharArray(), "scram-sha-256");
    }

    /**
     * Puts back what has drifted among the attributes, settings and memberships of the roles.
     *
     * @return role by role, what was put right; empty when nothing had drifted
     * @throws SQLException when the owner may not repair, for instance a role that somebody made a superuser
     */
    public Map<String, String> reparer(Collection<String> roles) throws SQLException {
        Map<String, String> derives = new HashMap<>();
        String requete = """
                SELECT r.rolname,
                       NOT r.rolcanlogin OR r.rolsuper OR r.rolcreatedb OR r.rolcreaterole OR r.rolreplication
                         OR r.rolbypassrls OR NOT r.rolinherit OR r.rolvaliduntil IS NOT NULL OR r.rolconnlimit <> ?,
                       (SELECT s.setconfig FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase = 0),
                       EXISTS (SELECT 1 FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase <> 0),
                       (SELECT array_agg(g.rolname::text) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
                         WHERE m.member = r.oid)
                  FROM pg_roles r WHERE r.rolname = ANY (?)
                """;
        try (var ordre = proprietaire.prepareStatement(requete)) {
            ordre.setInt(1, CONNEXIONS_MAXIMALES);
            ordre.setArray(2, proprietaire.createArrayOf("text", roles.toArray()));
            try (ResultSet lignes = ordre.executeQuery()) {
                while (lignes.next()) {
                    String role = lignes.getString(1);
                    if (lignes.getBoolean(2)) {
                        derives.merge(role, "attributs", Roles::et);
                    }
                    List<String> reglages = liste(lignes, 3).stream()
                            .map(reglage -> reglage.replace("\"", ""))
                            .toList();
                    if (lignes.getBoolean(4) || !reglagesAttendus(role).equals(reglages)) {
                        derives.merge(role, "réglages", Roles::et);
                    }
                    if (!List.of(LECTEUR).equals(liste(lignes, 5))) {
                        derives.merge(role, "appartenances", Roles::et);
                    }
                }
            }
        }
        for (var derive : derives.entrySet()) {
            reparer(derive.getKey(), derive.getValue());
        }
        return derives;
    }

    private void reparer(String role, String derive) throws SQLException {
        if (derive.contains("attributs")) {
            executer("ALTER ROLE " + role
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT"
                    + " VALID UNTIL 'infinity' CONNECTION LIMIT " + CONNEXIONS_MAXIMALES);
        }
        if (derive.contains("appartenances")) {
            try (var ordre = proprietaire.prepareStatement("""
                    SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
                      JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = ?
                    """)) {
                ordre.setString(1, role);
                try (ResultSet lignes = ordre.executeQuery()) {
                    while (lignes.next()) {
                        executer("REVOKE " + lignes.getString(1) + " FROM " + role);
                    }
                }
            }
        }
        reglages(role);
    }

    /**
     * Logs in as the role; when its password is not the derived one any more, puts it back.
     *
     * @return true when the password had to be put back
     */
    public boolean reparerMotDePasse(String role) throws SQLException {
        try {
            connecter(role).close();
            return false;
        } catch (SQLException e) {
            if (!MOT_DE_PASSE_REFUSE.equals(e.getSQLState())) {
                throw e;
            }
        }
        synchronized (proprietaire) {
            motDePasse(role);
        }
        connecter(role).close();
        return true;
    }

    private Connection connecter(String role) throws SQLException {
        return DriverManager.getConnection(url, role, motsDePasse.pour(role));
    }

    private void executer(String ordreSql) throws SQLException {
        try (Statement ordre = proprietaire.createStatement()) {
            ordre.execute(ordreSql);
        }
    }

    private static List<String> liste(ResultSet lignes, int colonne) throws SQLException {
        var tableau = lignes.getArray(colonne);
        return tableau == null ? List.of() : Arrays.asList((String[]) tableau.getArray());
    }

    private static String et(String a, String b) {
        return a + ", " + b;
    }
}
