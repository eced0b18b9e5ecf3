package fr.guichets.reglement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.base.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A real PostgreSQL with the national schema and that of the Cher, both empty. */
final class BaseDuCher implements AutoCloseable {

    static final DossierTenants TENANTS = DossierTenants.lire(Path.of("../../tenants"));
    static final GuichetDeclare CHER = TENANTS.guichet(new CodeDepartement("18"));
    static final String SCHEMA = CHER.code().schema();
    static final Publication PUBLICATION = new Publication(Instant.parse("2021-06-02T07:00:00Z"), "installation");

    private static final List<Logger> BAVARDS =
            List.of(Logger.getLogger("liquibase"), Logger.getLogger("org.hibernate"));

    private final EmbeddedPostgres base;

    private BaseDuCher(EmbeddedPostgres base) {
        this.base = base;
    }

    static BaseDuCher neuve() throws IOException, SQLException {
        BAVARDS.forEach(bavard -> bavard.setLevel(Level.SEVERE));
        BaseDuCher neuve = new BaseDuCher(EmbeddedPostgres.start());
        neuve.preparer();
        return neuve;
    }

    private void preparer() throws SQLException {
        try (Connection proprietaire = proprietaire();
                Statement ordre = proprietaire.createStatement()) {
            ordre.execute("CREATE ROLE national");
            ordre.execute("CREATE ROLE " + SCHEMA);
            ordre.execute("CREATE SCHEMA national");
            ordre.execute(
                    "CREATE TABLE national.etat_schema (schema_nom text PRIMARY KEY, empreinte text, migre_le timestamptz)");
        }
        try (Connection connexion = proprietaire()) {
            Migrations.appliquer(connexion, "national", "db/reglement/national.sql", Map.of("role", "national"));
        }
        try (Connection connexion = proprietaire()) {
            Migrations.appliquer(connexion, SCHEMA, "db/reglement/guichet.sql", Map.of("role", SCHEMA));
        }
        try (Connection proprietaire = proprietaire();
                Statement ordre = proprietaire.createStatement()) {
            ordre.execute("GRANT USAGE ON SCHEMA national TO national");
            ordre.execute("GRANT USAGE ON SCHEMA " + SCHEMA + " TO " + SCHEMA);
        }
    }

    Connection proprietaire() throws SQLException {
        return base.getPostgresDatabase().getConnection();
    }

    /** The base itself, for who logs in with a role of its own. */
    EmbeddedPostgres serveur() {
        return base;
    }

    @Override
    public void close() throws IOException {
        base.close();
    }

    static void ajouter(Statement ordre, String numero, String effet, String contenu, String empreinte)
            throws SQLException {
        try (var ajout = ordre.getConnection()
                .prepareStatement("INSERT INTO " + SCHEMA
                        + ".reglement_version (numero, effet, contenu, empreinte, publie_le, auteur, motif)"
                        + " VALUES (?, ?::date, ?, ?, now(), 'essai', 'Essai')")) {
            ajout.setString(1, numero);
            ajout.setString(2, effet);
            ajout.setString(3, contenu);
            ajout.setString(4, empreinte);
            ajout.executeUpdate();
        }
    }

    static String lire(Connection connexion, String requete) throws SQLException {
        try (Statement ordre = connexion.createStatement();
                ResultSet ligne = ordre.executeQuery(requete)) {
            assertTrue(ligne.next());
            return ligne.getString(1);
        }
    }
}
