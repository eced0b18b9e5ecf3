package fr.guichets.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.interne.VersionReglement;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.tenants.VersionDeclaree;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.base.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La publication, sur un vrai PostgreSQL,")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublicationTest {

    private static final DossierTenants TENANTS = DossierTenants.lire(Path.of("../../tenants"));
    private static final GuichetDeclare CHER = TENANTS.guichet(new CodeDepartement("18"));
    private static final String SCHEMA = CHER.code().schema();
    private static final Publication PUBLICATION =
            new Publication(Instant.parse("2021-06-02T07:00:00Z"), "installation");

    private static final List<Logger> BAVARDS =
            List.of(Logger.getLogger("liquibase"), Logger.getLogger("org.hibernate"));

    private static EmbeddedPostgres base;

    @BeforeAll
    static void demarrer() throws IOException, SQLException {
        BAVARDS.forEach(bavard -> bavard.setLevel(Level.SEVERE));
        base = EmbeddedPostgres.start();
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

    @AfterAll
    static void arreter() throws IOException {
        base.close();
    }

    private static Connection proprietaire() throws SQLException {
        return base.getPostgresDatabase().getConnection();
    }

    @Test
    @Order(1)
    @DisplayName("ajoute la version une fois, puis ne fait plus rien")
    void repetable() throws SQLException {
        try (Connection connexion = proprietaire()) {
            assertEquals(1, PUBLICATION.publier(connexion, SCHEMA, CHER.versions()));
            assertEquals(0, PUBLICATION.publier(connexion, SCHEMA, CHER.versions()));
            PUBLICATION.enregistrer(connexion, List.of(CHER), "localhost");
            PUBLICATION.enregistrer(connexion, List.of(CHER), "localhost");
            assertEquals("cher.localhost", lire(connexion, "SELECT hote FROM national.guichet"));
            assertEquals("1", lire(connexion, "SELECT count(*) FROM national.reglement_version"));
        }
    }

    @Test
    @Order(2)
    @DisplayName("dépose un contenu qui se relit à l'identique")
    void relecture() throws SQLException {
        try (Connection connexion = proprietaire()) {
            assertEquals(
                    CHER.versions().get(0).reglement(),
                    JsonReglement.lire(lire(connexion, "SELECT contenu FROM " + SCHEMA + ".reglement_version")));
            assertEquals(
                    "2021-06-02 07:00:00",
                    lire(
                            connexion,
                            "SELECT to_char(publie_le AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM " + SCHEMA
                                    + ".reglement_version"));
        }
    }

    @Test
    @Order(3)
    @DisplayName("laisse l'état qu'un administrateur a donné au guichet")
    void etat_garde() throws SQLException {
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement()) {
            ordre.execute("UPDATE national.guichet SET etat = 'SUSPENDU'");
            PUBLICATION.enregistrer(connexion, List.of(CHER), "exemple.fr");
            assertEquals("SUSPENDU", lire(connexion, "SELECT etat FROM national.guichet"));
            assertEquals("cher.exemple.fr", lire(connexion, "SELECT hote FROM national.guichet"));
        }
    }

    @Test
    @Order(4)
    @DisplayName("refuse un autre contenu sous un numéro déjà publié, en disant quoi faire")
    void version_immuable() throws SQLException {
        GuichetDeclare autre = TENANTS.guichet(new CodeDepartement("63"));
        List<VersionDeclaree> memeNumero = autre.versions();
        try (Connection connexion = proprietaire()) {
            OperationInvalide refus =
                    assertThrows(OperationInvalide.class, () -> PUBLICATION.publier(connexion, SCHEMA, memeNumero));
            assertTrue(refus.getMessage().contains("2021-1"));
            assertTrue(refus.getMessage().contains("ajoutez une version"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE reglement_version SET motif = ''",
                "DELETE FROM reglement_version",
                "TRUNCATE reglement_version",
                "SELECT * FROM national.guichet"
            })
    @Order(5)
    @DisplayName("ne laisse au rôle du guichet aucun moyen de changer une version publiée")
    void immuable(String ordreInterdit) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement()) {
            ordre.execute("SET ROLE " + SCHEMA);
            ordre.execute("SET search_path TO " + SCHEMA);
            assertEquals("1", lire(connexion, "SELECT count(*) FROM reglement_version"));
            SQLException refus = assertThrows(SQLException.class, () -> ordre.execute(ordreInterdit));
            assertEquals("42501", refus.getSQLState());
        }
    }

    @Test
    @Order(6)
    @DisplayName("donne au guichet ses règles en vigueur, dans son propre schéma")
    void regles_du_guichet() throws SQLException {
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement()) {
            String contenu = lire(connexion, "SELECT contenu FROM " + SCHEMA + ".reglement_version")
                    .replace("\"version\":\"2021-1\"", "\"version\":\"2021-2\"")
                    .replace("\"effet\":\"2021-01-25\"", "\"effet\":\"2021-07-01\"");
            ajouter(ordre, "2021-2", "2021-07-01", contenu, JsonReglement.empreinte(contenu));
        }
        try (SessionFactory fabrique = new Configuration()
                        .addAnnotatedClass(VersionReglement.class)
                        .setProperty("hibernate.connection.url", base.getJdbcUrl("postgres", "postgres"))
                        .setProperty("hibernate.default_schema", SCHEMA)
                        .buildSessionFactory();
                EntityManager em = fabrique.createEntityManager()) {
            Reglements reglements = new Reglements();
            reglements.em = em;
            DepartementCourant.executerPour(CHER.code(), () -> {
                assertEquals(
                        List.of("2021-1", "2021-2"),
                        reglements.versions().stream()
                                .map(Reglements.Version::numero)
                                .toList());
                assertEquals(CHER.versions().get(0).reglement(), reglements.enVigueur(LocalDate.parse("2021-06-30")));
                assertEquals(
                        "2021-1",
                        reglements.enVigueur(LocalDate.parse("2020-01-01")).version());
                assertEquals(
                        "2021-2",
                        reglements.enVigueur(LocalDate.parse("2021-07-01")).version());
                try (Connection connexion = proprietaire();
                        Statement ordre = connexion.createStatement()) {
                    ajouter(ordre, "2021-3", "2021-09-01", "{\"identite\":{}}", "celle d'un autre contenu");
                }
                IllegalStateException alteree = assertThrows(
                        IllegalStateException.class, () -> reglements.enVigueur(LocalDate.parse("2021-07-01")));
                assertTrue(alteree.getMessage().contains("2021-3"), alteree.getMessage());
                return null;
            });
        }
    }

    @Test
    @Order(7)
    @DisplayName("suit l'identité corrigée d'un guichet sans y voir une autre règle")
    void identite_corrigee() throws SQLException {
        VersionDeclaree publiee = CHER.versions().get(0);
        String corrige = publiee.contenu().replace("Préfecture du Cher", "Préfecture du Cher et du Berry");
        assertNotEquals(publiee.contenu(), corrige);
        assertEquals(publiee.empreinte(), JsonReglement.empreinte(corrige));
        VersionDeclaree corrigee =
                new VersionDeclaree(publiee.reglement(), publiee.motif(), corrige, publiee.empreinte());
        try (Connection connexion = proprietaire()) {
            assertEquals(0, PUBLICATION.publier(connexion, SCHEMA, List.of(corrigee)));
            assertEquals(
                    corrige,
                    lire(connexion, "SELECT contenu FROM " + SCHEMA + ".reglement_version WHERE numero = '2021-1'"));
        }
    }

    @ParameterizedTest(name = "{0} absente, provenance de {1} absente → {2}")
    @CsvSource(nullValues = "-", textBlock = """
            versement, versement, true
            versement, -,         false
            plancher,  -,         false
            tauxMax,   versement, false
            """)
    @Order(8)
    @DisplayName("complète une version publiée avant que la clé existe, sans en laisser changer une autre")
    void cle_nouvelle(String cle, String provenance, boolean complete) throws SQLException, IOException {
        VersionDeclaree declaree =
                TENANTS.guichet(new CodeDepartement("63")).versions().get(0);
        ObjectNode avant = (ObjectNode) new ObjectMapper().readTree(declaree.contenu());
        avant.remove(cle);
        Iterator<JsonNode> provenances = avant.get("provenances").iterator();
        while (provenances.hasNext()) {
            if (provenances.next().get("cle").asText().split("\\.")[0].equals(provenance)) {
                provenances.remove();
            }
        }
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement()) {
            ordre.execute("TRUNCATE " + SCHEMA + ".reglement_version");
            ajouter(ordre, "2021-1", "2021-01-25", avant.toString(), JsonReglement.empreinte(avant.toString()));
            if (complete) {
                assertEquals(0, PUBLICATION.publier(connexion, SCHEMA, List.of(declaree)));
                assertEquals(
                        declaree.empreinte(),
                        lire(connexion, "SELECT empreinte FROM " + SCHEMA + ".reglement_version"));
            } else {
                assertThrows(OperationInvalide.class, () -> PUBLICATION.publier(connexion, SCHEMA, List.of(declaree)));
            }
        }
    }

    @Test
    @Order(9)
    @DisplayName("dépose le modèle national une fois, et ne le réécrit pas")
    void modele_depose() throws SQLException {
        ModeleNational livre = TENANTS.modeles().get(0);
        try (Connection connexion = proprietaire()) {
            PUBLICATION.publierModeles(connexion, TENANTS.modeles());
            PUBLICATION.publierModeles(connexion, TENANTS.modeles());
            assertEquals("1", lire(connexion, "SELECT count(*) FROM national.modele_version"));
            assertEquals(
                    livre.declarations(),
                    ModeleNational.lire(lire(connexion, "SELECT contenu FROM national.modele_version"))
                            .declarations());
            ModeleNational autre =
                    livre.suivant(livre.numero(), livre.effet(), livre.bornes(), Map.of(), Map.of("plancher", false));
            OperationInvalide refus =
                    assertThrows(OperationInvalide.class, () -> PUBLICATION.publierModeles(connexion, List.of(autre)));
            assertTrue(refus.getMessage().contains("modele-<numéro>.yaml"), refus.getMessage());
        }
    }

    @Test
    @Order(10)
    @DisplayName("complète les modèles publiés depuis les écrans avec les clés qu'une livraison apporte")
    void modele_complete() throws SQLException, IOException {
        ModeleNational livre = TENANTS.modeles().get(0);
        ObjectNode ancien = livre.suivant(
                        "2022-1", LocalDate.parse("2022-01-01"), livre.bornes(), Map.of(), Map.of("plancher", false))
                .arbre();
        ((ObjectNode) ancien.get("valeurs")).remove("notation");
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement()) {
            try (var ajout = connexion.prepareStatement("INSERT INTO national.modele_version"
                    + " VALUES ('2022-1', '2022-01-01', ?, '', now(), 'Nadia', 'Essai')")) {
                ajout.setString(1, ancien.toString());
                ajout.executeUpdate();
            }
            PUBLICATION.publierModeles(connexion, TENANTS.modeles());
            ModeleNational complete = ModeleNational.lire(
                    lire(connexion, "SELECT contenu FROM national.modele_version WHERE numero = '2022-1'"));
            assertEquals(livre.declaration("notation"), complete.declaration("notation"));
            assertFalse(complete.modifiable("plancher"));
            assertTrue(livre.modifiable("plancher"));
            ordre.execute("SET ROLE national");
            for (String interdit :
                    List.of("UPDATE national.modele_version SET motif = ''", "DELETE FROM national.modele_version")) {
                SQLException refus = assertThrows(SQLException.class, () -> ordre.execute(interdit));
                assertEquals("42501", refus.getSQLState());
            }
        }
    }

    @Test
    @Order(11)
    @DisplayName("n'ajoute rien d'un fichier qui ne dit pas ce qui a été publié depuis les écrans, et dit quoi faire")
    void fichier_en_retard() throws SQLException {
        VersionDeclaree premiere = CHER.versions().get(0);
        VersionDeclaree depuisLesEcrans = sous(premiere, "2021-2", "2021-07-01");
        VersionDeclaree suivante = sous(premiere, "2022-1", "2022-01-01");
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement()) {
            ordre.execute("TRUNCATE " + SCHEMA + ".reglement_version");
            PUBLICATION.publier(connexion, SCHEMA, CHER.versions());
            assertNull(admettre(connexion, premiere, suivante).ecart());
            ajouter(ordre, "2021-2", "2021-07-01", depuisLesEcrans.contenu(), depuisLesEcrans.empreinte());

            assertNull(admettre(connexion, premiere).ecart(), "un fichier qui n'ajoute rien");
            FichierAdmis enRetard = admettre(connexion, premiere, suivante);
            assertEquals(List.of(premiere), enRetard.guichet().versions());
            assertTrue(enRetard.ecart().contains("2022-1"), enRetard.ecart());
            assertTrue(enRetard.ecart().contains("(2021-2). Exportez d'abord"), enRetard.ecart());
            FichierAdmis contredit = admettre(connexion, premiere, sous(premiere, "2021-2", "2021-08-01"));
            assertEquals(List.of(premiere), contredit.guichet().versions());
            assertNotNull(contredit.ecart());
            FichierAdmis exporte = admettre(connexion, premiere, depuisLesEcrans, suivante);
            assertNull(exporte.ecart());
            assertEquals(3, exporte.guichet().versions().size());
            FichierAdmis reecrit = admettre(connexion, sous(premiere, "2021-1", "2021-02-01"));
            assertThrows(
                    OperationInvalide.class,
                    () -> PUBLICATION.publier(
                            connexion, SCHEMA, reecrit.guichet().versions()),
                    "ce qu'un fichier a publié, il ne le réécrit pas");
        }
    }

    private static FichierAdmis admettre(Connection connexion, VersionDeclaree... versions) throws SQLException {
        return FichierAdmis.de(
                connexion,
                new GuichetDeclare(CHER.identite(), CHER.type(), CHER.etat(), CHER.region(), List.of(versions)),
                "installation");
    }

    private static VersionDeclaree sous(VersionDeclaree version, String numero, String effet) {
        String contenu = version.contenu()
                .replace("\"version\":\"2021-1\"", "\"version\":\"" + numero + "\"")
                .replace("\"effet\":\"2021-01-25\"", "\"effet\":\"" + effet + "\"");
        return new VersionDeclaree(
                JsonReglement.lire(contenu), version.motif(), contenu, JsonReglement.empreinte(contenu));
    }

    @Test
    @Order(12)
    @DisplayName("donne l'identité corrigée aussi aux versions publiées depuis les écrans, sans changer une règle")
    void identite_des_ecrans() throws SQLException {
        Reglement.Identite avant = CHER.identite();
        Reglement.Identite corrigee = new Reglement.Identite(
                avant.code(),
                "berry",
                avant.nom(),
                avant.complement(),
                "Préfecture du Cher et du Berry",
                avant.autorite(),
                avant.fuseau(),
                avant.serviceInstructeur(),
                avant.tribunal());
        String ecran = "SELECT contenu FROM " + SCHEMA + ".reglement_version WHERE numero = '2021-2'";
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement()) {
            ordre.execute("DELETE FROM national.reglement_version");
            ordre.execute("INSERT INTO national.reglement_version (guichet, numero, effet, contenu, empreinte,"
                    + " publie_le, auteur, motif) SELECT '18', numero, effet, contenu, empreinte, publie_le, auteur,"
                    + " motif FROM " + SCHEMA + ".reglement_version");
            String empreinte = JsonReglement.empreinte(lire(connexion, ecran));
            assertEquals(0, new Completion(connexion).completer(connexion, CHER.code(), null));
            assertEquals(2, new Completion(connexion).completer(connexion, CHER.code(), corrigee));
            assertEquals(corrigee, JsonReglement.lire(lire(connexion, ecran)).identite());
            assertEquals(empreinte, JsonReglement.empreinte(lire(connexion, ecran)));
            assertEquals(
                    lire(connexion, ecran),
                    lire(connexion, "SELECT contenu FROM national.reglement_version WHERE numero = '2021-2'"));
            assertEquals(0, new Completion(connexion).completer(connexion, CHER.code(), corrigee));
        }
    }

    private static void ajouter(Statement ordre, String numero, String effet, String contenu, String empreinte)
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

    private static String lire(Connection connexion, String requete) throws SQLException {
        try (Statement ordre = connexion.createStatement();
                ResultSet ligne = ordre.executeQuery(requete)) {
            assertTrue(ligne.next());
            return ligne.getString(1);
        }
    }
}
