package fr.guichets.enveloppes.interne;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Role;
import fr.guichets.socle.base.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.cfg.Configuration;

/** The ledger of one guichet on a real PostgreSQL, each transaction as the login role of the guichet. */
final class LivreDEssai implements Closeable {

    static final String GUICHET = "guichet_18";
    static final String NATIONAL = "national";
    static final Tranche T2021 = Tranche.exercice(2021);
    static final Tranche T2022 = Tranche.exercice(2022);

    private static final Acteur SIGNATAIRE = Acteur.systeme("essai", Role.SIGNATAIRE);
    private static final List<Logger> BAVARDS =
            List.of(Logger.getLogger("liquibase"), Logger.getLogger("org.hibernate"));

    /** How far the clock is set back from one reading to the next. */
    static final AtomicReference<Duration> RECUL = new AtomicReference<>(Duration.ZERO);

    private static final class Heure extends Horloge {

        private static final AtomicReference<Instant> LUE =
                new AtomicReference<>(Instant.parse("2021-10-01T07:00:00Z"));

        @Override
        public Instant maintenant() {
            return LUE.updateAndGet(avant -> avant.minus(RECUL.get()));
        }
    }

    /** What an act does in its transaction. */
    static final class Transaction {

        final EntityManager em;
        final GrandLivre livre = new GrandLivre();
        final Reception reception = new Reception();
        final LectureDuLivre lecture = new LectureDuLivre();
        final Relecture relecture = new Relecture();

        private Transaction(EntityManager em) {
            this.em = em;
            livre.em = em;
            livre.horloge = new Heure();
            livre.fr = new Typographie();
            reception.em = em;
            reception.livre = livre;
            lecture.em = em;
            relecture.em = em;
        }

        void reserver(Tranche tranche, String origine, Affectation... affectations) {
            livre.reserver(tranche, List.of(affectations), origine, "essai");
        }

        void mouvoir(Nature nature, String dossier, long centimes, String origine) {
            livre.mouvoir(nature, new Affectation(dossier, new Montant(centimes)), origine, "essai");
        }
    }

    private final String url;
    private final Closeable serveur;
    private EntityManagerFactory usine;

    /** A server of its own, with the two roles and their tables as the installation makes them. */
    static LivreDEssai neuf() throws IOException, SQLException {
        BAVARDS.forEach(bavard -> bavard.setLevel(Level.SEVERE));
        EmbeddedPostgres serveur = EmbeddedPostgres.start();
        LivreDEssai livre = new LivreDEssai(serveur.getJdbcUrl("postgres", "postgres"), serveur);
        livre.commeProprietaire(
                "CREATE ROLE national LOGIN",
                "CREATE SCHEMA national",
                "CREATE ROLE guichet_18 LOGIN",
                "CREATE SCHEMA guichet_18",
                "GRANT USAGE ON SCHEMA guichet_18 TO guichet_18",
                "ALTER ROLE guichet_18 SET search_path = guichet_18");
        livre.migrer(NATIONAL, "db/socle/national.sql");
        livre.migrer(GUICHET, "db/enveloppes/guichet.sql");
        return livre;
    }

    private void migrer(String schema, String changelog) throws SQLException {
        try (Connection connexion = connexion("postgres")) {
            Migrations.appliquer(connexion, schema, changelog, Map.of("role", schema));
        }
    }

    /** One that another process started. */
    static LivreDEssai existant(String url) {
        BAVARDS.forEach(bavard -> bavard.setLevel(Level.SEVERE));
        return new LivreDEssai(url, () -> {});
    }

    private LivreDEssai(String url, Closeable serveur) {
        this.url = url;
        this.serveur = serveur;
    }

    String url() {
        return url;
    }

    Connection connexion(String role) throws SQLException {
        return DriverManager.getConnection(url.replace("user=postgres", "user=" + role));
    }

    void commeProprietaire(String... ordres) throws SQLException {
        try (Connection connexion = connexion("postgres");
                Statement instruction = connexion.createStatement()) {
            instruction.execute("SET search_path TO guichet_18");
            for (String ordre : ordres) {
                instruction.execute(ordre);
            }
        }
    }

    /** Until somebody waits for another transaction while writing in the table. */
    void attendre(String table) throws SQLException {
        try (Connection connexion = connexion("postgres");
                PreparedStatement question = connexion.prepareStatement(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE ?")) {
            question.setString(1, "%INSERT INTO " + table + "%");
            boolean attend = false;
            while (!attend) {
                try (ResultSet lignes = question.executeQuery()) {
                    lignes.next();
                    attend = lignes.getLong(1) > 0;
                }
            }
        }
    }

    /** Empties the ledger, then gives each tranche as many cents. */
    void vider(Map<Tranche, Long> dotations) throws SQLException {
        commeProprietaire("TRUNCATE mouvement, delegation");
        int numero = 0;
        for (var dotation : dotations.entrySet()) {
            String delegation = "2021-%04d".formatted(++numero);
            deleguer(delegation, dotation.getKey(), Nature.DELEGATION, dotation.getValue());
            transaction(t -> {
                t.reception.appliquer(delegation);
                return null;
            });
        }
    }

    /** Writes a row of a delegation as the national level does. */
    void deleguer(String numero, Tranche tranche, Nature nature, long centimes) throws SQLException {
        try (Connection connexion = connexion(NATIONAL);
                Statement instruction = connexion.createStatement()) {
            instruction.execute("INSERT INTO guichet_18.delegation VALUES ('%s', '%s', '%s', %d, 'essai', 'D-1',"
                            .formatted(numero, tranche.code(), nature, centimes)
                    + " '2021-03-01T08:00Z', 'Nadia Nationale', '2021-03-01T08:00Z')");
        }
    }

    /** As the role of the guichet, in the name of its signatory; rolled back when the work fails. */
    <T> T transaction(Function<Transaction, T> travail) {
        try (EntityManager em = usine().createEntityManager()) {
            em.getTransaction().begin();
            try {
                T resultat = Acteur.executerEnTantQue(SIGNATAIRE, () -> travail.apply(new Transaction(em)));
                em.getTransaction().commit();
                return resultat;
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
            }
        }
    }

    private synchronized EntityManagerFactory usine() {
        if (usine == null) {
            usine = new Configuration()
                    .addAnnotatedClass(MouvementEnregistre.class)
                    .addAnnotatedClass(DelegationRecue.class)
                    .setProperty("hibernate.connection.url", url.replace("user=postgres", "user=" + GUICHET))
                    .setProperty("hibernate.connection.pool_size", "12")
                    .setProperty("hibernate.jdbc.time_zone", "UTC")
                    .buildSessionFactory();
        }
        return usine;
    }

    @Override
    public void close() throws IOException {
        if (usine != null) {
            usine.close();
        }
        serveur.close();
    }
}
