package fr.guichets.dossiers;

import fr.guichets.documents.Courriels;
import fr.guichets.documents.Pdf;
import fr.guichets.documents.Pieces;
import fr.guichets.documents.Typographie;
import fr.guichets.documents.interne.Controle;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.GardeDesRoles;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Sorties;
import fr.guichets.socle.interne.FileDesSorties;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
public final class Maison extends BaseDesGuichets {

    private static Maison ouverte;
    private static boolean enPanne;

    /**
     * What the tests of another module add.
     *
     * @param changelogs of the schema of a guichet: enveloppes/guichet
     * @param entites as {@code enveloppes.interne.MouvementEnregistre}
     * @param tables of a guichet that each test finds empty
     * @param paquets a class of each package whose beans are there
     */
    public record Ajout(List<String> changelogs, List<String> entites, List<String> tables, List<Class<?>> paquets) {}

    private static final Ajout RIEN = new Ajout(List.of(), List.of(), List.of(), List.of());

    private final Ajout ajout;

    static Maison vide() throws IOException, SQLException {
        return vide(RIEN);
    }

    /** One for all tests of a module, empty, on the morning of 2 June 2021. */
    public static synchronized Maison vide(Ajout ajout) throws IOException, SQLException {
        if (enPanne) {
            throw new IllegalStateException("la maison n'a pas pu ouvrir : voir le premier essai");
        }
        if (ouverte == null) {
            enPanne = true;
            ouverte = new Maison(ajout);
            enPanne = false;
            Runtime.getRuntime().addShutdownHook(new Thread(ouverte::close));
        }
        ouverte.vider();
        return ouverte;
    }

    private static final List<String> ENTITES = List.of(
            "socle.interne.LigneJournal",
            "socle.interne.Sortie",
            "socle.interne.TeteNationale",
            "reglement.interne.GuichetInscrit",
            "reglement.interne.CreationDemandee",
            "reglement.interne.VersionReglement",
            "reglement.interne.VersionDeposee",
            "reglement.interne.BrouillonEnregistre",
            "reglement.interne.RegleEnBrouillon",
            "reglement.interne.VerrouDeParution",
            "reglement.interne.ModeleEnregistre",
            "reglement.interne.SuiteDuModele",
            "reglement.interne.RedactionDeleguee",
            "reglement.interne.FichierNational",
            "documents.interne.PieceEnregistree",
            "documents.interne.BlocDePiece",
            "dossiers.interne.DossierEnregistre",
            "dossiers.interne.DepotFige",
            "dossiers.interne.Numerotation",
            "dossiers.interne.IndexDossier",
            "dossiers.interne.RejeuDemande",
            "dossiers.interne.RejeuDuGuichet",
            "dossiers.interne.LigneRejouee");

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
            throw new IllegalStateException("la maison n'injecte pas d'unité de persistance : " + point);
        }

        @Override
        public void cleanup() {}
    }

    private final WeldContainer conteneur;

    private Maison(Ajout ajout) throws IOException, SQLException {
        super(ajout.changelogs());
        this.ajout = ajout;
        schemas().forEach(schema -> USINES.put(schema, usine(schema)));
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
                        Courriels.class,
                        Typographie.class,
                        Pdf.class,
                        Pieces.class,
                        classe("documents.interne.Coffre"),
                        Controle.class)
                .addBeanClasses(Transactions.TOUTES)
                .addPackages(true, Reglements.class)
                .addPackages(true, Dossiers.class)
                .addPackages(true, ajout.paquets().toArray(Class<?>[]::new))
                .initialize();
    }

    private static Class<?> classe(String nom) {
        try {
            return Class.forName("fr.guichets." + nom);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private EntityManagerFactory usine(String role) {
        Configuration configuration = new Configuration()
                .setProperty("hibernate.connection.url", adresse(role))
                .setProperty("hibernate.connection.pool_size", "16")
                .setProperty("hibernate.jdbc.time_zone", "UTC")
                // as the server has it
                .setProperty("hibernate.jpa.compliance.query", "false");
        Stream.concat(ENTITES.stream(), ajout.entites().stream())
                .forEach(entite -> configuration.addAnnotatedClass(classe(entite)));
        return configuration.buildSessionFactory();
    }

    /** Forgets every dossier. */
    private void vider() throws SQLException {
        for (CodeDepartement code : GUICHETS) {
            String s = code.schema() + ".";
            for (String table : ajout.tables()) {
                executer("TRUNCATE " + s + table + " CASCADE");
            }
            executer("TRUNCATE " + s + "dossier, " + s + "depot, " + s + "numerotation, " + s + "journal, " + s
                    + "sortie, " + s + "piece, " + s + "bloc_de_piece");
        }
        executer("TRUNCATE national.rejeu CASCADE");
        executer("TRUNCATE national.dossier_index, national.sortie");
        Heure.maintenant = Instant.parse("2021-06-02T07:00:00Z");
    }

    public void ilEst(String instant) {
        Heure.maintenant = Instant.parse(instant);
    }

    public <T> T bean(Class<T> type) {
        return conteneur.select(type).get();
    }

    public <T> T dans(CodeDepartement guichet, Acteur acteur, Callable<T> action) {
        return DepartementCourant.executerPour(guichet, () -> Acteur.executerEnTantQue(acteur, action));
    }

    /** Carries what waits in the outboxes to those who take it; what nobody here takes is returned. */
    public List<Sorties.Message> livrer() {
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

    /** What the antivirus does when it finds nothing, to every file that waits for it at a guichet. */
    public void controler(CodeDepartement guichet) throws SQLException {
        String attente = "SELECT %s FROM " + guichet.schema() + ".piece WHERE etat = 'A_CONTROLER'";
        while (compter(attente.formatted("count(*)")) > 0) {
            long piece = compter(attente.formatted("min(id)"));
            DepartementCourant.executerPour(guichet, () -> {
                bean(Controle.class).saine(piece, "");
                return null;
            });
        }
    }

    @Override
    public void close() {
        USINES.values().forEach(EntityManagerFactory::close);
        super.close();
    }
}
