package fr.guichets.reglement;

import static fr.guichets.reglement.BaseDuCher.CHER;
import static fr.guichets.reglement.BaseDuCher.PUBLICATION;
import static fr.guichets.reglement.BaseDuCher.SCHEMA;
import static fr.guichets.reglement.BaseDuCher.TENANTS;
import static fr.guichets.reglement.BaseDuCher.ajouter;
import static fr.guichets.reglement.BaseDuCher.lire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.tenants.VersionDeclaree;
import fr.guichets.socle.OperationInvalide;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("Une installation, après ce que les écrans ont publié,")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApresLesEcransTest {

    private static BaseDuCher base;

    @BeforeAll
    static void demarrer() throws IOException, SQLException {
        base = BaseDuCher.neuve();
        try (Connection connexion = proprietaire()) {
            PUBLICATION.enregistrer(connexion, List.of(CHER), "localhost");
        }
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
    @Order(2)
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
    @Order(3)
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
    @Order(4)
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
}
