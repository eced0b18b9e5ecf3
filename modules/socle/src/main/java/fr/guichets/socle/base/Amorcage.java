package fr.guichets.socle.base;

import fr.guichets.socle.Configuration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * What only the superuser can do, once per PostgreSQL server: the owner role, the two databases, and the removal of what
 * PostgreSQL grants to everybody. Can be repeated.
 */
public class Amorcage {

    public static final String BASE = "guichets";
    public static final String PROPRIETAIRE = "proprietaire";
    private static final String KEYCLOAK = "keycloak";

    private final String urlServeur;
    private final String superutilisateur;
    private final String motDePasse;

    public Amorcage(String hote, int port, String superutilisateur, String motDePasse) {
        this.urlServeur = "jdbc:postgresql://" + hote + ":" + port + "/";
        this.superutilisateur = superutilisateur;
        this.motDePasse = motDePasse;
    }

    /**
     * Settings: guichets.bd.hote, guichets.bd.port (5432), guichets.bd.superutilisateur (postgres), and the secrets
     * guichets.bd.superutilisateur.secret, guichets.bd.proprietaire, guichets.bd.keycloak.
     */
    public static void main(String[] arguments) throws SQLException {
        new Amorcage(
                        Configuration.obligatoire("guichets.bd.hote"),
                        Integer.parseInt(Configuration.texte("guichets.bd.port", "5432")),
                        Configuration.texte("guichets.bd.superutilisateur", "postgres"),
                        Configuration.secret("guichets.bd.superutilisateur.secret"))
                .executer(
                        Configuration.secret("guichets.bd.proprietaire"), Configuration.secret("guichets.bd.keycloak"));
    }

    public void executer(String motDePasseProprietaire, String motDePasseKeycloak) throws SQLException {
        try (Connection connexion = connecter("postgres")) {
            role(connexion, PROPRIETAIRE, "LOGIN CREATEROLE", motDePasseProprietaire);
            role(connexion, KEYCLOAK, "LOGIN", motDePasseKeycloak);
            base(connexion, BASE, PROPRIETAIRE);
            base(connexion, KEYCLOAK, KEYCLOAK);
            try (Statement ordre = connexion.createStatement()) {
                for (String nom : new String[] {BASE, KEYCLOAK, "postgres", "template1"}) {
                    ordre.execute("REVOKE ALL ON DATABASE " + nom + " FROM PUBLIC");
                }
            }
        }
        try (Connection connexion = connecter(BASE);
                Statement ordre = connexion.createStatement()) {
            ordre.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            // large objects belong to whoever makes them: no role of a guichet may own anything
            ordre.execute("REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea)"
                    + " FROM PUBLIC");
        }
    }

    private Connection connecter(String base) throws SQLException {
        return DriverManager.getConnection(urlServeur + base, superutilisateur, motDePasse);
    }

    private static void role(Connection connexion, String nom, String attributs, String motDePasse)
            throws SQLException {
        if (absent(connexion, "SELECT 1 FROM pg_roles WHERE rolname = ?", nom)) {
            try (Statement ordre = connexion.createStatement()) {
                ordre.execute("CREATE ROLE " + nom + " " + attributs);
            }
        }
        connexion.unwrap(PGConnection.class).alterUserPassword(nom, motDePasse.toCharArray(), "scram-sha-256");
    }

    private static void base(Connection connexion, String nom, String proprietaire) throws SQLException {
        if (absent(connexion, "SELECT 1 FROM pg_database WHERE datname = ?", nom)) {
            try (Statement ordre = connexion.createStatement()) {
                ordre.execute("CREATE DATABASE " + nom + " OWNER " + proprietaire
                        + " ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0");
            }
        }
    }

    private static boolean absent(Connection connexion, String requete, String nom) throws SQLException {
        try (PreparedStatement ordre = connexion.prepareStatement(requete)) {
            ordre.setString(1, nom);
            try (ResultSet lignes = ordre.executeQuery()) {
                return !lignes.next();
            }
        }
    }
}
