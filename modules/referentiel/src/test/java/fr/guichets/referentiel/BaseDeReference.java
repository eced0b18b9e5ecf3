package fr.guichets.referentiel;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import liquibase.changelog.ChangeLogParameters;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import org.hibernate.cfg.Configuration;

/** A PostgreSQL server with the reference schema, its owner and the login role of a guichet that may only read. */
final class BaseDeReference implements AutoCloseable {

    private final EmbeddedPostgres serveur;
    private final List<EntityManagerFactory> usines = new ArrayList<>();

    BaseDeReference() throws Exception {
        serveur = EmbeddedPostgres.start();
        try (Connection administrateur = serveur.getPostgresDatabase().getConnection()) {
            executer(administrateur, "CREATE ROLE lecteur NOLOGIN");
            executer(administrateur, "CREATE ROLE guichet_18 LOGIN IN ROLE lecteur");
            executer(administrateur, "CREATE ROLE proprietaire LOGIN");
            executer(administrateur, "CREATE SCHEMA reference AUTHORIZATION proprietaire");
            executer(administrateur, "GRANT USAGE ON SCHEMA reference TO lecteur");
            executer(administrateur, "ALTER ROLE guichet_18 SET search_path = guichet_18, reference");
            executer(administrateur, "ALTER ROLE proprietaire SET search_path = reference");
        }
        try (Connection proprietaire = proprietaire()) {
            migrer(proprietaire);
        }
    }

    Connection proprietaire() throws SQLException {
        return serveur.getDatabase("proprietaire", "postgres").getConnection();
    }

    long compter(String requete) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement();
                var lignes = ordre.executeQuery(requete)) {
            lignes.next();
            return lignes.getLong(1);
        }
    }

    void executer(String ordre) throws SQLException {
        try (Connection connexion = proprietaire()) {
            executer(connexion, ordre);
        }
    }

    EntityManager commeGuichet() {
        EntityManagerFactory usine = new Configuration()
                .setProperty("hibernate.connection.url", serveur.getJdbcUrl("guichet_18", "postgres"))
                .buildSessionFactory();
        usines.add(usine);
        return usine.createEntityManager();
    }

    @Override
    public void close() throws IOException {
        usines.forEach(EntityManagerFactory::close);
        serveur.close();
    }

    private static void executer(Connection connexion, String ordre) throws SQLException {
        try (Statement instruction = connexion.createStatement()) {
            instruction.execute(ordre);
        }
    }

    private static void migrer(Connection proprietaire) throws Exception {
        Database base =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(proprietaire));
        base.setDefaultSchemaName("reference");
        base.setLiquibaseSchemaName("reference");
        ChangeLogParameters parametres = new ChangeLogParameters(base);
        parametres.set("lecteur", "lecteur");
        new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, base)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "db/referentiel/reference.sql")
                .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS, parametres)
                .setOutput(OutputStream.nullOutputStream())
                .execute();
    }
}
