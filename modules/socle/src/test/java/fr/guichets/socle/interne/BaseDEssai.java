package fr.guichets.socle.interne;

import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.base.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hibernate.cfg.Configuration;

/** A PostgreSQL server with the schema of a guichet and the national one, as the installation makes them. */
public final class BaseDEssai implements AutoCloseable {

    public static final String GUICHET = "guichet_18";

    private final EmbeddedPostgres serveur;
    private final Map<String, EntityManagerFactory> usines = new ConcurrentHashMap<>();

    public BaseDEssai() throws IOException, SQLException {
        serveur = EmbeddedPostgres.start();
        try (Connection connexion = serveur.getPostgresDatabase().getConnection();
                Statement ordre = connexion.createStatement()) {
            for (String schema : new String[] {DepartementCourant.NATIONAL, GUICHET}) {
                ordre.execute("CREATE ROLE " + schema + " LOGIN");
                ordre.execute("CREATE SCHEMA " + schema);
                ordre.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + schema);
                ordre.execute("ALTER ROLE " + schema + " SET search_path = " + schema);
            }
        }
        migrer(DepartementCourant.NATIONAL, "db/socle/national.sql");
        migrer(DepartementCourant.NATIONAL, "db/socle/commun.sql");
        migrer(GUICHET, "db/socle/commun.sql");
    }

    private void migrer(String schema, String changelog) throws SQLException {
        try (Connection connexion = serveur.getPostgresDatabase().getConnection()) {
            Migrations.appliquer(connexion, schema, changelog, Map.of("role", schema));
        }
    }

    /** As the owner of the tables, in the schema of the guichet. */
    public void commeProprietaire(String... ordres) throws SQLException {
        try (Connection connexion = serveur.getPostgresDatabase().getConnection();
                Statement instruction = connexion.createStatement()) {
            instruction.execute("SET search_path TO " + GUICHET);
            for (String ordre : ordres) {
                instruction.execute(ordre);
            }
        }
    }

    public void commeGuichet(String ordre) throws SQLException {
        try (Connection connexion = serveur.getDatabase(GUICHET, "postgres").getConnection();
                Statement instruction = connexion.createStatement()) {
            instruction.execute(ordre);
        }
    }

    /** One transaction as the role of a schema; rolled back when the work fails. */
    public <T> T transaction(String schema, Function<EntityManager, T> travail) {
        try (EntityManager em = usines.computeIfAbsent(schema, this::usine).createEntityManager()) {
            em.getTransaction().begin();
            try {
                T resultat = travail.apply(em);
                em.getTransaction().commit();
                return resultat;
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
            }
        }
    }

    private EntityManagerFactory usine(String role) {
        return new Configuration()
                .addAnnotatedClass(LigneJournal.class)
                .addAnnotatedClass(TeteNationale.class)
                .addAnnotatedClass(Sortie.class)
                .addAnnotatedClass(ReponseGardee.class)
                .setProperty("hibernate.connection.url", serveur.getJdbcUrl(role, "postgres"))
                .setProperty("hibernate.connection.pool_size", "12")
                .setProperty("hibernate.jpa.compliance", "true")
                .buildSessionFactory();
    }

    @Override
    public void close() throws IOException {
        usines.values().forEach(EntityManagerFactory::close);
        serveur.close();
    }
}
