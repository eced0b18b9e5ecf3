package fr.guichets.essais;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("Premier verrou, dans le serveur : le guichet courant")
public class IsolationEnConteneurIT {

    private static final CodeDepartement CHER = new CodeDepartement("18");
    private static final CodeDepartement PUY_DE_DOME = new CodeDepartement("63");
    private static final LocalDate JOUR = LocalDate.of(2021, 6, 2);

    @Inject
    private Reglements reglements;

    @Inject
    private Guichets guichets;

    @Resource
    private ManagedExecutorService executeur;

    @Resource
    private UserTransaction transaction;

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    @PersistenceUnit(unitName = "guichets")
    private EntityManagerFactory fabrique;

    /** The archive as built, plus a module of its own for this test: the application's filters let no stranger in. */
    @Deployment
    public static EnterpriseArchive archive() throws IOException {
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File("target/guichets.ear"));
        String application = Files.readString(Path.of("target/application.xml"))
                .replace(
                        "<library-directory>",
                        "<module><web><web-uri>essai.war</web-uri><context-root>/essai</context-root></web></module>"
                                + "<library-directory>");
        WebArchive essai = ShrinkWrap.create(WebArchive.class, "essai.war")
                .addClass(IsolationEnConteneurIT.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        return ear.addAsManifestResource(new StringAsset(application), "application.xml")
                .addAsModule(Testable.archiveToTest(essai));
    }

    @Test
    @DisplayName("des milliers de lectures entrelacées sur les mêmes fils ne se mélangent jamais")
    void entrelacement() throws Exception {
        List<CodeDepartement> codes = guichets.tous().stream()
                .map(guichet -> guichet.code())
                .limit(20)
                .toList();
        List<Future<String>> lectures = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            CodeDepartement code = codes.get(i % codes.size());
            lectures.add(executeur.submit(() -> DepartementCourant.executerPour(
                    code, () -> reglements.enVigueur(JOUR).identite().code().valeur() + " " + roleEtSchema())));
        }
        for (int i = 0; i < lectures.size(); i++) {
            CodeDepartement code = codes.get(i % codes.size());
            assertEquals(
                    code + " " + code.schema() + " " + code.schema(),
                    lectures.get(i).get());
        }
    }

    private String roleEtSchema() {
        return (String) em.createNativeQuery("SELECT current_user || ' ' || current_schema()", String.class)
                .getSingleResult();
    }

    @Test
    @DisplayName("sans guichet courant, aucune lecture n'est possible")
    void sansGuichet() throws Exception {
        Future<?> lecture = executeur.submit(() -> reglements.enVigueur(JOUR));
        Exception echec = assertThrows(Exception.class, lecture::get);
        assertTrue(
                racine(echec).getMessage().contains("aucun guichet courant"),
                racine(echec).getMessage());
    }

    @Test
    @DisplayName("deux guichets dans une même transaction sont refusés")
    void deuxGuichetsUneTransaction() throws Exception {
        transaction.begin();
        try {
            DepartementCourant.executerPour(CHER, () -> reglements.enVigueur(JOUR));
            IllegalStateException refus = assertThrows(
                    IllegalStateException.class,
                    () -> DepartementCourant.executerPour(PUY_DE_DOME, () -> reglements.enVigueur(JOUR)));
            assertTrue(refus.getMessage().contains("ne travaille que pour un guichet"));
        } finally {
            transaction.rollback();
        }
        assertEquals(
                "63",
                DepartementCourant.executerPour(
                        PUY_DE_DOME,
                        () -> reglements.enVigueur(JOUR).identite().code().valeur()));
    }

    @Test
    @DisplayName("une requête native vers le schéma d'un autre guichet est refusée par PostgreSQL")
    void requeteNativeAilleurs() {
        DepartementCourant.executerPour(CHER, () -> {
            PersistenceException refus = assertThrows(PersistenceException.class, () -> em.createNativeQuery(
                            "SELECT count(*) FROM guichet_63.reglement_version")
                    .getSingleResult());
            assertEquals("42501", ((SQLException) racine(refus)).getSQLState());
            return null;
        });
    }

    @Test
    @DisplayName("toutes les entités des modules sont connues de l'unité de persistance")
    void entites() {
        List<String> noms = fabrique.getMetamodel().getEntities().stream()
                .map(entite -> entite.getName())
                .toList();
        assertTrue(noms.contains("GuichetInscrit") && noms.contains("VersionReglement"), noms.toString());
    }

    private static Throwable racine(Throwable e) {
        return e.getCause() == null ? e : racine(e.getCause());
    }
}
