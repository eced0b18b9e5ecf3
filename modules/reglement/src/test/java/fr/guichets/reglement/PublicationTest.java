package fr.guichets.reglement;

import static fr.guichets.reglement.BaseDuCher.CHER;
import static fr.guichets.reglement.BaseDuCher.PUBLICATION;
import static fr.guichets.reglement.BaseDuCher.SCHEMA;
import static fr.guichets.reglement.BaseDuCher.TENANTS;
import static fr.guichets.reglement.BaseDuCher.ajouter;
import static fr.guichets.reglement.BaseDuCher.lire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.interne.VersionReglement;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.VersionDeclaree;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.OperationInvalide;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
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

    private static BaseDuCher base;

    @BeforeAll
    static void demarrer() throws IOException, SQLException {
        base = BaseDuCher.neuve();
    }

    @AfterAll
    static void arreter() throws IOException {
        base.close();
    }

    private static Connection proprietaire() throws SQLException {
        return base.proprietaire();
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
                        .setProperty("hibernate.connection.url", base.serveur().getJdbcUrl("postgres", "postgres"))
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
}
