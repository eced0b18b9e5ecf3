package fr.guichets.socle.base;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import liquibase.changelog.ChangeLogParameters;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;

/**
 * Brings one schema to the state that its changelog describes, by Liquibase, as the owner role. The fingerprint of the
 * changelog last applied to each schema is kept in the national schema, so that finding everything up to date costs one
 * query for all schemas.
 */
public class Migrations {

    static {
        System.setProperty("liquibase.analytics.enabled", "false");
    }

    private Migrations() {}

    /** Fingerprint of the changelog last applied, by schema; empty before the first installation. */
    public static Map<String, String> etat(Connection connexion) throws SQLException {
        Map<String, String> etat = new HashMap<>();
        try (Statement ordre = connexion.createStatement()) {
            try (ResultSet presence = ordre.executeQuery("SELECT to_regclass('national.etat_schema') IS NOT NULL")) {
                presence.next();
                if (!presence.getBoolean(1)) {
                    return etat;
                }
            }
            try (ResultSet lignes = ordre.executeQuery("SELECT schema_nom, empreinte FROM national.etat_schema")) {
                while (lignes.next()) {
                    etat.put(lignes.getString(1), lignes.getString(2));
                }
            }
        }
        return etat;
    }

    /**
     * Applies the changelog to the schema, creating the schema when it is missing. A step that an earlier run left half
     * way is taken up again: the caller guarantees that nobody else migrates.
     *
     * @param connexion of the owner role, for this call alone
     */
    public static void appliquer(Connection connexion, String schema, String changelog, Map<String, String> parametres)
            throws SQLException {
        try (Statement ordre = connexion.createStatement()) {
            ordre.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            ordre.execute("SET search_path TO " + schema);
            ordre.execute("SET client_min_messages TO warning");
            ordre.execute("DROP TABLE IF EXISTS databasechangeloglock");
        }
        try {
            Database base =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connexion));
            base.setDefaultSchemaName(schema);
            base.setLiquibaseSchemaName(schema);
            ChangeLogParameters valeurs = new ChangeLogParameters(base);
            parametres.forEach(valeurs::set);
            new CommandScope(UpdateCommandStep.COMMAND_NAME)
                    .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, base)
                    .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, changelog)
                    .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS, valeurs)
                    .setOutput(OutputStream.nullOutputStream())
                    .execute();
        } catch (LiquibaseException e) {
            throw new SQLException("migration du schéma " + schema + " : " + e.getMessage(), e);
        }
        connexion.setAutoCommit(true);
        try (PreparedStatement ordre = connexion.prepareStatement("""
                INSERT INTO national.etat_schema (schema_nom, empreinte, migre_le) VALUES (?, ?, now())
                ON CONFLICT (schema_nom) DO UPDATE SET empreinte = excluded.empreinte, migre_le = excluded.migre_le
                """)) {
            ordre.setString(1, schema);
            ordre.setString(2, Empreinte.de(changelog));
            ordre.executeUpdate();
        }
    }
}
