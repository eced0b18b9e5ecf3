package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.documents.Courriels;
import fr.guichets.documents.Pdf;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.referentiel.ChargementReferentiel;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Publication;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.VersionDeclaree;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.GardeDesRoles;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Sorties;
import fr.guichets.socle.base.Migrations;
import fr.guichets.socle.interne.FileDesSorties;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.cfg.Configuration;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.injection.spi.JpaInjectionServices;
import org.jboss.weld.injection.spi.ResourceReference;
import org.jboss.weld.injection.spi.ResourceReferenceFactory;
import org.jboss.weld.injection.spi.helpers.SimpleResourceReference;

/**
 * The house without its server: the real boundaries under CDI, on a real PostgreSQL where each guichet has its schema and
 * its login role, with the rules that are delivered and the embedded référentiel. Only the clock is set by hand.
 */
final class Maison implements AutoCloseable {

    private static Maison ouverte;

    /** One for all tests, empty, on the morning of 2 June 2021. */
    static synchronized Maison vide() throws IOException, SQLException {
        if (ouverte == null) {
            ouverte = new Maison();
            Runtime.getRuntime().addShutdownHook(new Thread(ouverte::close));
        }
        ouverte.vider();
        return ouverte;
    }

    static final CodeDepartement CHER = new CodeDepartement("18");
    static final CodeDepartement PUY_DE_DOME = new CodeDepartement("63");
    static final CodeDepartement SEINE_MARITIME = new CodeDepartement("76");

    private static final List<CodeDepartement> GUICHETS = List.of(CHER, PUY_DE_DOME, SEINE_MARITIME);
    private static final DossierTenants TENANTS = DossierTenants.lire(Path.of("../../tenants"));
    private static final List<Logger> BAVARDS = List.of(
            Logger.getLogger("liquibase"), Logger.getLogger("org.hibernate"), Logger.getLogger("org.jboss.weld"));

    private static final List<String> ENTITES = List.of(
            "socle.interne.LigneJournal",
            "socle.interne.Sortie",
            "socle.interne.TeteNationale",
            "reglement.interne.GuichetInscrit",
            "reglement.interne.VersionReglement",
            "dossiers.interne.DossierEnregistre",
            "dossiers.interne.DepotFige",
            "dossiers.interne.Numerotation",
            "dossiers.interne.IndexDossier");

    private static final Map<String, EntityManagerFactory> USINES = new ConcurrentHashMap<>();

    /** The one clock, set by the test. */
    @Singleton
    static class Heure extends Horloge {

        private static volatile Instant maintenant = Instant.parse("2021-06-02T07:00:00Z");

        @Override
        public Instant maintenant() {
            return maintenant;
        }
    }

    /** One transaction of one thread, tied to one schema. */
    static final class Travail {

        private static final ThreadLocal<Travail> COURANT = new ThreadLocal<>();

        final String schema = DepartementCourant.schema();
        final EntityManager em = USINES.get(schema).createEntityManager();

        static Optional<Travail> courant() {
            return Optional.ofNullable(COURANT.get());
        }

        static void poser(Travail travail) {
            if (travail == null) {
                COURANT.remove();
            } else {
                COURANT.set(travail);
            }
        }

        static EntityManager em() {
            Travail travail = courant().orElseThrow(() -> new IllegalStateException("aucune transaction"));
            if (!travail.schema.equals(DepartementCourant.schema())) {
                throw new IllegalStateException("une transaction ne travaille que pour un guichet");
            }
            return travail.em;
        }
    }

    private static final class Contextes implements JpaInjectionServices {

        private static final EntityManager RELAIS = (EntityManager) Proxy.newProxyInstance(
                Maison.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, methode, arguments) -> {
                    try {
                        return methode.invoke(Travail.em(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });

        @Override
        public ResourceReferenceFactory<EntityManager> registerPersistenceContextInjectionPoint(InjectionPoint point) {
            return () -> reference();
        }

        private static ResourceReference<EntityManager> reference() {
            return new SimpleResourceReference<>(RELAIS);
        }

        @Override
        public ResourceReferenceFactory<EntityManagerFactory> registerPersistenceUnitInjectionPoint(
                InjectionPoint point) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cleanup() {}
    }

    private final EmbeddedPostgres serveur;
    private final WeldContainer conteneur;

    private Maison() throws IOException, SQLException {
        BAVARDS.forEach(bavard -> bavard.setLevel(Level.SEVERE));
        serveur = EmbeddedPostgres.start();
        installer();
        conteneur = new Weld()
                .disableDiscovery()
                .addServices(new Contextes())
                .addBeanClasses(
                        Heure.class,
                        GardeDesRoles.class,
                        Journal.class,
                        Sorties.class,
                        FileDesSorties.class,
                        fr.guichets.socle.interne.TetesDesJournaux.class,
                        Referentiel.class,
                        Reglements.class,
                        Guichets.class,
                        classe("reglement.interne.Registre"),
                        Courriels.class,
                        Typographie.class,
                        Pdf.class)
                .addBeanClasses(Transactions.TOUTES)
                .addPackages(true, Dossiers.class)
                .initialize();
    }

    private static Class<?> classe(String nom) {
        try {
            return Class.forName("fr.guichets." + nom);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void installer() throws SQLException, IOException {
        List<String> roles = new ArrayList<>(List.of(DepartementCourant.NATIONAL));
        GUICHETS.forEach(code -> roles.add(code.schema()));
        executer("CREATE ROLE lecteur_reference NOLOGIN", "CREATE SCHEMA reference");
        executer("GRANT USAGE ON SCHEMA reference TO lecteur_reference");
        for (String role : roles) {
            executer(
                    "CREATE SCHEMA " + role,
                    "CREATE ROLE " + role + " LOGIN IN ROLE lecteur_reference",
                    "GRANT USAGE ON SCHEMA " + role + " TO " + role,
                    "ALTER ROLE " + role + " SET search_path = " + role + ", reference");
        }
        executer("CREATE TABLE national.etat_schema"
                + " (schema_nom text PRIMARY KEY, empreinte text, migre_le timestamptz, joignable_le timestamptz)");
        migrer("reference", "db/referentiel/reference.sql", Map.of("lecteur", "lecteur_reference"));
        migrer("national", "db/socle/commun.sql", Map.of("role", "national"));
        migrer("national", "db/reglement/national.sql", Map.of("role", "national"));
        migrer("national", "db/dossiers/national.sql", Map.of("role", "national"));
        for (CodeDepartement code : GUICHETS) {
            for (String changelog : List.of("socle/commun", "reglement/guichet", "dossiers/guichet")) {
                migrer(code.schema(), "db/" + changelog + ".sql", Map.of("role", code.schema()));
            }
        }
        try (Connection connexion = proprietaire()) {
            connexion.setSchema("reference");
            ChargementReferentiel.charger(connexion, sansBruit -> {});
        }
        for (CodeDepartement code : GUICHETS) {
            publier(code, TENANTS.guichet(code).versions());
        }
        roles.forEach(role -> USINES.put(role, usine(role)));
    }

    private void publier(CodeDepartement code, List<VersionDeclaree> versions) throws SQLException {
        GuichetDeclare guichet = TENANTS.guichet(code);
        Publication publication = new Publication(Instant.parse("2021-03-01T07:00:00Z"), "installation");
        try (Connection connexion = proprietaire()) {
            publication.enregistrer(connexion, List.of(guichet), "localhost");
            publication.publier(connexion, code.schema(), versions);
        }
        executer("UPDATE national.guichet SET etat = 'OUVERT'");
    }

    private void migrer(String schema, String changelog, Map<String, String> parametres) throws SQLException {
        try (Connection connexion = proprietaire()) {
            Migrations.appliquer(connexion, schema, changelog, parametres);
        }
    }

    private EntityManagerFactory usine(String role) {
        Configuration configuration = new Configuration()
                .setProperty("hibernate.connection.url", serveur.getJdbcUrl(role, "postgres"))
                .setProperty("hibernate.connection.pool_size", "16")
                .setProperty("hibernate.jdbc.time_zone", "UTC")
                // as the server has it
                .setProperty("hibernate.jpa.compliance.query", "true");
        ENTITES.forEach(entite -> configuration.addAnnotatedClass(classe(entite)));
        return configuration.buildSessionFactory();
    }

    private Connection proprietaire() throws SQLException {
        return serveur.getPostgresDatabase().getConnection();
    }

    void executer(String... ordres) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement instruction = connexion.createStatement()) {
            for (String ordre : ordres) {
                instruction.execute(ordre);
            }
        }
    }

    long compter(String requete) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement instruction = connexion.createStatement();
                var lignes = instruction.executeQuery(requete)) {
            lignes.next();
            return lignes.getLong(1);
        }
    }

    /** How the Cher's role would answer a query. */
    String plan(String requete) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connexion =
                        serveur.getDatabase(CHER.schema(), "postgres").getConnection();
                Statement instruction = connexion.createStatement();
                var lignes = instruction.executeQuery("EXPLAIN " + requete)) {
            while (lignes.next()) {
                plan.append(lignes.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    String texte(String requete) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement instruction = connexion.createStatement();
                var lignes = instruction.executeQuery(requete)) {
            lignes.next();
            return lignes.getString(1);
        }
    }

    /** Publishes in the Cher the same rules under another number, with a floor in cents that few projects reach. */
    void publierSelon(String contenu, String numero, String effet, String plancher) throws SQLException {
        ObjectNode regles = (ObjectNode) JsonDossiers.lire(contenu);
        regles.put("version", numero).put("effet", effet);
        regles.putObject("plancher").put("montant", Long.parseLong(plancher)).put("assiette", "COUT_GLOBAL");
        ObjectNode provenance = regles.withArray("provenances").addObject();
        provenance.put("cle", "plancher").put("niveau", "DEPARTEMENT").put("depuis", effet);
        provenance.putNull("document").putNull("page").put("hypothese", "pour l'essai");
        String texte = JsonReglement.ecrire(JsonReglement.lire(JsonDossiers.ecrire(regles)));
        try (Connection connexion = proprietaire();
                PreparedStatement ajout = connexion.prepareStatement("INSERT INTO guichet_18.reglement_version"
                        + " (numero, effet, contenu, empreinte, publie_le, auteur, motif)"
                        + " VALUES (?, ?::date, ?, ?, now(), 'essai', 'essai')")) {
            ajout.setString(1, numero);
            ajout.setString(2, effet);
            ajout.setString(3, texte);
            ajout.setString(4, JsonReglement.empreinte(texte));
            ajout.executeUpdate();
        }
    }

    /** As the login role of the guichet. */
    void executerEnTantQueRole(CodeDepartement guichet, String ordre) throws SQLException {
        try (Connection connexion =
                        serveur.getDatabase(guichet.schema(), "postgres").getConnection();
                Statement instruction = connexion.createStatement()) {
            instruction.execute(ordre);
        }
    }

    /** Forgets every dossier. */
    private void vider() throws SQLException {
        for (CodeDepartement code : GUICHETS) {
            String s = code.schema() + ".";
            executer("TRUNCATE " + s + "dossier, " + s + "depot, " + s + "numerotation, " + s + "journal, " + s
                    + "sortie");
        }
        executer("TRUNCATE national.dossier_index, national.sortie");
        Heure.maintenant = Instant.parse("2021-06-02T07:00:00Z");
    }

    void ilEst(String instant) {
        Heure.maintenant = Instant.parse(instant);
    }

    <T> T bean(Class<T> type) {
        return conteneur.select(type).get();
    }

    <T> T dans(CodeDepartement guichet, Acteur acteur, Callable<T> action) {
        return DepartementCourant.executerPour(guichet, () -> Acteur.executerEnTantQue(acteur, action));
    }

    /** Carries what waits in the outboxes to those who take it; what nobody here takes is returned. */
    List<Sorties.Message> livrer() {
        List<Sorties.Message> autres = new ArrayList<>();
        boolean encore = true;
        while (encore) {
            encore = false;
            for (CodeDepartement code : GUICHETS) {
                encore |= livrer(code, autres);
            }
        }
        return autres;
    }

    private boolean livrer(CodeDepartement code, List<Sorties.Message> autres) {
        FileDesSorties file = bean(FileDesSorties.class);
        boolean livre = false;
        Optional<Sorties.Message> message;
        while ((message = DepartementCourant.executerPour(code, () -> file.prendre(Set.of()))).isPresent()) {
            Sorties.Message prise = message.get();
            livrer(prise).ifPresent(autres::add);
            DepartementCourant.executerPour(code, () -> {
                file.remise(prise.id());
                return null;
            });
            livre = true;
        }
        return livre;
    }

    /** Empty when somebody took it. */
    Optional<Sorties.Message> livrer(Sorties.Message message) {
        for (Sorties.Destinataire destinataire : conteneur.select(Sorties.Destinataire.class)) {
            if (destinataire.type().equals(message.type())) {
                try {
                    destinataire.recevoir(message);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return Optional.empty();
            }
        }
        return Optional.of(message);
    }

    @Override
    public void close() {
        USINES.values().forEach(EntityManagerFactory::close);
        try {
            serveur.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
