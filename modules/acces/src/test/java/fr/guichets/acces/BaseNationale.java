package fr.guichets.acces;

import fr.guichets.referentiel.ChargementReferentiel;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.base.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.cfg.Configuration;

/**
 * A PostgreSQL server with the reference data and the national schema, two guichets registered, and the real classes of
 * the house wired together as the server does, each step in one transaction of the national role.
 */
final class BaseNationale implements AutoCloseable {

    private static final List<String> ENTITES = List.of(
            "fr.guichets.acces.interne.PersonneConnue",
            "fr.guichets.acces.interne.OrganisationConnue",
            "fr.guichets.acces.interne.MandatInscrit",
            "fr.guichets.acces.interne.InvitationEnvoyee",
            "fr.guichets.acces.interne.DemandeAcces",
            "fr.guichets.reglement.interne.GuichetInscrit",
            "fr.guichets.socle.interne.LigneJournal",
            "fr.guichets.socle.interne.Sortie");

    private final EmbeddedPostgres serveur;
    private final EntityManagerFactory usine;
    private final ThreadLocal<EntityManager> courant = new ThreadLocal<>();
    private final Map<Class<?>, Object> pieces = new HashMap<>();

    BaseNationale() throws SQLException, IOException, ClassNotFoundException {
        serveur = EmbeddedPostgres.start();
        proprietaire("CREATE ROLE lecteur NOLOGIN");
        proprietaire("CREATE ROLE national LOGIN IN ROLE lecteur");
        proprietaire("CREATE SCHEMA national");
        proprietaire("CREATE SCHEMA reference");
        proprietaire("GRANT USAGE ON SCHEMA reference TO lecteur");
        proprietaire("GRANT USAGE ON SCHEMA national TO national");
        proprietaire("ALTER ROLE national SET search_path = national, reference");
        for (String changelog : List.of(
                "db/socle/national.sql", "db/socle/commun.sql", "db/reglement/national.sql", "db/acces/national.sql")) {
            migrer("national", changelog);
        }
        migrer("reference", "db/referentiel/reference.sql");
        try (Connection connexion = serveur.getPostgresDatabase().getConnection();
                Statement ordre = connexion.createStatement()) {
            ordre.execute("SET search_path TO reference");
            ChargementReferentiel.charger(connexion, message -> {});
        }
        proprietaire("INSERT INTO national.guichet VALUES ('18', 'cher', 'cher.localhost', 'DEPARTEMENT', 'OUVERT',"
                + " 'Cher', 'du Cher', 'Préfecture du Cher', 'Centre-Val de Loire', 'Europe/Paris')");
        proprietaire("INSERT INTO national.guichet VALUES ('63', 'puy-de-dome', 'puy-de-dome.localhost', 'DEPARTEMENT',"
                + " 'OUVERT', 'Puy-de-Dôme', 'du Puy-de-Dôme', 'Préfecture du Puy-de-Dôme', 'Auvergne-Rhône-Alpes',"
                + " 'Europe/Paris')");
        Configuration configuration = new Configuration()
                .setProperty("hibernate.connection.url", serveur.getJdbcUrl("national", "postgres"))
                .setProperty("hibernate.connection.pool_size", "10")
                // the server reads queries as the specification has them, Hibernate alone is more lenient
                .setProperty("hibernate.jpa.compliance.query", "true");
        for (String entite : ENTITES) {
            configuration.addAnnotatedClass(Class.forName(entite));
        }
        usine = configuration.buildSessionFactory();
    }

    private void migrer(String schema, String changelog) throws SQLException {
        try (Connection connexion = serveur.getPostgresDatabase().getConnection()) {
            Migrations.appliquer(connexion, schema, changelog, Map.of("role", "national", "lecteur", "lecteur"));
        }
    }

    void proprietaire(String ordre) throws SQLException {
        try (Connection connexion = serveur.getPostgresDatabase().getConnection();
                Statement instruction = connexion.createStatement()) {
            instruction.execute(ordre);
        }
    }

    /** As the national role itself, which the application logs in as. */
    void national(String ordre) throws SQLException {
        try (Connection connexion = serveur.getDatabase("national", "postgres").getConnection();
                Statement instruction = connexion.createStatement()) {
            instruction.execute(ordre);
        }
    }

    List<String> lire(String requete) throws SQLException {
        List<String> valeurs = new ArrayList<>();
        try (Connection connexion = serveur.getDatabase("national", "postgres").getConnection();
                Statement instruction = connexion.createStatement();
                ResultSet lignes = instruction.executeQuery(requete)) {
            while (lignes.next()) {
                valeurs.add(lignes.getString(1));
            }
        }
        return valeurs;
    }

    /** Runs as this actor, at the address of a guichet. */
    <T> T enTantQue(Acteur acteur, String guichet, Supplier<T> action) {
        return Acteur.executerEnTantQue(
                acteur, () -> DepartementCourant.executerPour(new CodeDepartement(guichet), () -> transaction(action)));
    }

    <T> T transaction(Supplier<T> action) {
        try (EntityManager em = usine.createEntityManager()) {
            courant.set(em);
            em.getTransaction().begin();
            T resultat = action.get();
            em.getTransaction().commit();
            return resultat;
        } finally {
            courant.remove();
        }
    }

    /** The one instance of a class of the house, its fields filled as the container fills them. */
    synchronized <T> T piece(Class<T> classe) {
        Object connue = pieces.get(classe);
        if (connue == null) {
            connue = fabriquer(classe);
            pieces.put(classe, connue);
            completer(connue, classe);
        }
        return classe.cast(connue);
    }

    private static Object fabriquer(Class<?> classe) {
        try {
            Constructor<?> constructeur = classe.getDeclaredConstructor();
            constructeur.setAccessible(true);
            return constructeur.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(classe.getName(), e);
        }
    }

    private void completer(Object piece, Class<?> classe) {
        for (Field champ : classe.getDeclaredFields()) {
            Object valeur;
            if (champ.isAnnotationPresent(PersistenceContext.class)) {
                valeur = emDuFil();
            } else if (!champ.isAnnotationPresent(Inject.class)) {
                continue;
            } else if (champ.getType() == Event.class) {
                valeur = Proxy.newProxyInstance(
                        Event.class.getClassLoader(), new Class<?>[] {Event.class}, (soi, methode, valeurs) -> null);
            } else {
                valeur = piece(champ.getType());
            }
            try {
                champ.setAccessible(true);
                champ.set(piece, valeur);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(champ.toString(), e);
            }
        }
    }

    /** What the container injects too: an entity manager that is the one of the current transaction. */
    private Object emDuFil() {
        return Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (soi, methode, valeurs) -> {
                    try {
                        return methode.invoke(courant.get(), valeurs);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws IOException {
        usine.close();
        serveur.close();
    }
}
