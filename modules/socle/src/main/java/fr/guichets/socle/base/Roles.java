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
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Only the clauses that a role needs: some may be given by a superuser alone, even to say what is so already. */
    private static final String DERIVES = """
            SELECT r.rolname,
                   concat_ws(' ',
                       CASE WHEN NOT r.rolcanlogin THEN 'LOGIN' END,
                       CASE WHEN r.rolsuper THEN 'NOSUPERUSER' END,
                       CASE WHEN r.rolcreatedb THEN 'NOCREATEDB' END,
                       CASE WHEN r.rolcreaterole THEN 'NOCREATEROLE' END,
                       CASE WHEN r.rolreplication THEN 'NOREPLICATION' END,
                       CASE WHEN r.rolbypassrls THEN 'NOBYPASSRLS' END,
                       CASE WHEN NOT r.rolinherit THEN 'INHERIT' END,
                       CASE WHEN r.rolvaliduntil < 'infinity' THEN 'VALID UNTIL ' || quote_literal('infinity') END,
                       CASE WHEN r.rolconnlimit <> ? THEN 'CONNECTION LIMIT ' || ? END),
                   (SELECT s.setconfig FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase = 0),
                   EXISTS (SELECT 1 FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase <> 0),
                   (SELECT array_agg(DISTINCT g.rolname::text) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
                     WHERE m.member = r.oid)
              FROM pg_roles r WHERE r.rolname = ANY (?)
            """;

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
     * What has drifted in one role.
     *
     * @param attributs clauses of ALTER ROLE that put its attributes right, empty when they are
     * @param appartenances the groups it is in when they are not what they must be, else null
     */
    private record Derive(String attributs, boolean reglages, List<String> appartenances) {

        @Override
        public String toString() {
            return Stream.of(
                            attributs.isEmpty() ? null : "attributs",
                            reglages ? "réglages" : null,
                            appartenances == null ? null : "appartenances")
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Puts back what has drifted among the attributes, settings and memberships of the roles.
     *
     * @return role by role, what was put right; empty when nothing had drifted
     * @throws SQLException when the owner may not repair, for instance a role that somebody made a superuser
     */
    public Map<String, String> reparer(Collection<String> roles) throws SQLException {
        Map<String, Derive> derives = detecter(roles);
        for (var derive : derives.entrySet()) {
            reparer(derive.getKey(), derive.getValue());
        }
        Map<String, Derive> restantes = derives.isEmpty() ? derives : detecter(derives.keySet());
        if (!restantes.isEmpty()) {
            throw new SQLException("rôles que seul le superutilisateur peut remettre en ordre : " + restantes);
        }
        Map<String, String> dites = new HashMap<>();
        derives.forEach((role, derive) -> dites.put(role, derive.toString()));
        return dites;
    }

    private Map<String, Derive> detecter(Collection<String> roles) throws SQLException {
        Map<String, Derive> derives = new HashMap<>();
        try (var ordre = proprietaire.prepareStatement(DERIVES)) {
            ordre.setInt(1, CONNEXIONS_MAXIMALES);
            ordre.setInt(2, CONNEXIONS_MAXIMALES);
            ordre.setArray(3, proprietaire.createArrayOf("text", roles.toArray()));
            try (ResultSet lignes = ordre.executeQuery()) {
                while (lignes.next()) {
                    String role = lignes.getString(1);
                    List<String> reglages = liste(lignes, 3).stream()
                            .map(reglage -> reglage.replace("\"", ""))
                            .toList();
                    List<String> groupes = liste(lignes, 5);
                    Derive derive = new Derive(
                            lignes.getString(2),
                            lignes.getBoolean(4) || !reglagesAttendus(role).equals(reglages),
                            List.of(LECTEUR).equals(groupes) ? null : groupes);
                    if (!derive.toString().isEmpty()) {
                        derives.put(role, derive);
                    }
                }
            }
        }
        return derives;
    }

    private void reparer(String role, Derive derive) throws SQLException {
        if (!derive.attributs().isEmpty()) {
            executer("ALTER ROLE " + role + " " + derive.attributs());
        }
        if (derive.appartenances() != null) {
            for (String groupe : derive.appartenances()) {
                executer("REVOKE " + groupe + " FROM " + role);
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
}
