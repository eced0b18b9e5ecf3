package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.assemblage.Installation;
import fr.guichets.assemblage.VerificationJournaux;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.TenantsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.MotsDePasse;
import fr.guichets.socle.base.Amorcage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L'installation de la base, sur le PostgreSQL de la pile")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstallationTest {

    private static final Path TENANTS = Path.of("../../tenants");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] TROIS = {"18-cher", "63-puy-de-dome", "976-mayotte"};

    @TempDir
    static Path temporaire;

    private static DossierDonnees dossier;
    private static Ports ports;
    private static Secrets secrets;
    private static PostgreSQL postgresql;
    private static Path tenants;

    @BeforeAll
    static void preparer() throws IOException, SQLException {
        tenants = temporaire.resolve("tenants");
        copier("_national");
        for (String guichet : TROIS) {
            copier(guichet);
        }
        dossier = DossierDonnees.ouvrir(temporaire.resolve("donnees"));
        secrets = Secrets.dans(dossier);
        try (ServerSocket libre = new ServerSocket(0)) {
            ports = new Ports(libre.getLocalPort() - new Ports(0).postgresql());
        }
        postgresql = PostgreSQL.demarrer(dossier, ports, secrets);
        new Amorcage("127.0.0.1", ports.postgresql(), PostgreSQL.SUPERUTILISATEUR, secrets.superutilisateur())
                .executer(secrets.proprietaire(), secrets.baseKeycloak());
    }

    @AfterAll
    static void arreter() throws IOException {
        postgresql.arreter();
        dossier.close();
    }

    private static void copier(String nom) throws IOException {
        Path vers = Files.createDirectories(tenants.resolve(nom));
        try (Stream<Path> fichiers = Files.list(TENANTS.resolve(nom))) {
            for (Path fichier : fichiers.toList()) {
                Files.copy(fichier, vers.resolve(fichier.getFileName()));
            }
        }
    }

    private static Installation.Rapport installer(Path dossierTenants) throws SQLException {
        return new Installation(
                        WildFly.urlBase(ports),
                        secrets.proprietaire(),
                        secrets.guichets(),
                        Pile.DOMAINE,
                        dossierTenants)
                .executer(etape -> {});
    }

    private static Connection proprietaire() throws SQLException {
        return DriverManager.getConnection(WildFly.urlBase(ports), Amorcage.PROPRIETAIRE, secrets.proprietaire());
    }

    private static long compter(String requete) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(requete)) {
            lignes.next();
            return lignes.getLong(1);
        }
    }

    private static void executer(String... ordres) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement()) {
            for (String sql : ordres) {
                ordre.execute(sql);
            }
        }
    }

    @Test
    @Order(1)
    @DisplayName("n'écrit rien quand un fichier de règles est faux")
    void configurationFausse() throws IOException, SQLException {
        Path fichier = tenants.resolve("18-cher/guichet.yaml");
        String juste = Files.readString(fichier);
        Files.writeString(fichier, juste.replaceFirst("versions:", "versoins:"));
        TenantsInvalides refus = assertThrows(TenantsInvalides.class, () -> installer(tenants));
        assertTrue(refus.getMessage().contains("guichet.yaml")
                && refus.getMessage().contains("versoins"));
        assertEquals(0, compter("SELECT count(*) FROM pg_namespace WHERE nspname IN ('national', 'reference')"));
        Files.writeString(fichier, juste);
    }

    @Test
    @Order(2)
    @DisplayName("prépare tout la première fois, puis plus rien")
    void repetition() throws SQLException {
        assertEquals(new Installation.Rapport(3, 5, 3, Map.of(), List.of()), installer(tenants));
        assertEquals(new Installation.Rapport(3, 0, 0, Map.of(), List.of()), installer(tenants));
        assertEquals(3, compter("SELECT count(*) FROM national.guichet"));
    }

    @Test
    @Order(3)
    @DisplayName("reprend une migration interrompue, même si son verrou est resté")
    void interruption() throws SQLException {
        executer(
                "DELETE FROM national.etat_schema WHERE schema_nom = 'guichet_63'",
                "DROP TABLE guichet_63.reglement_version",
                "DELETE FROM guichet_63.databasechangelog WHERE filename = 'db/reglement/guichet.sql'",
                "UPDATE guichet_63.databasechangeloglock SET locked = true, lockgranted = now(), lockedby = 'tuée'",
                "DELETE FROM national.etat_schema WHERE schema_nom = 'guichet_18'",
                "REVOKE lecteur_reference FROM guichet_976",
                "ALTER ROLE guichet_976 RESET ALL");
        Installation.Rapport rapport = installer(tenants);
        assertEquals(2, rapport.schemas());
        assertEquals(1, rapport.versions());
        assertEquals(Map.of("guichet_976", "réglages, appartenances"), rapport.derives());
        assertEquals(new Installation.Rapport(3, 0, 0, Map.of(), List.of()), installer(tenants));
    }

    @Test
    @Order(4)
    @DisplayName("remet les attributs d'un rôle une fois pour toutes, et dit ce qu'elle ne peut pas remettre")
    void attributs() throws SQLException {
        executer("ALTER ROLE guichet_18 NOLOGIN CONNECTION LIMIT 10 VALID UNTIL '2020-01-01'");
        assertEquals(Map.of("guichet_18", "attributs"), installer(tenants).derives());
        assertEquals(new Installation.Rapport(3, 0, 0, Map.of(), List.of()), installer(tenants));

        superutilisateur("GRANT guichet_63 TO guichet_18");
        SQLException refus = assertThrows(SQLException.class, () -> installer(tenants));
        assertTrue(refus.getMessage().contains("guichet_18=appartenances"), refus.getMessage());
        superutilisateur("REVOKE guichet_63 FROM guichet_18");
        installer(tenants);
    }

    private static void superutilisateur(String ordreSql) throws SQLException {
        try (Connection connexion = DriverManager.getConnection(
                        WildFly.urlBase(ports), PostgreSQL.SUPERUTILISATEUR, secrets.superutilisateur());
                Statement ordre = connexion.createStatement()) {
            ordre.execute(ordreSql);
        }
    }

    @Test
    @Order(5)
    @DisplayName("ne change pas l'état qu'un administrateur a donné à un guichet")
    void etat() throws SQLException {
        executer("UPDATE national.guichet SET etat = 'SUSPENDU' WHERE code = '18'");
        installer(tenants);
        assertEquals(1, compter("SELECT count(*) FROM national.guichet WHERE etat = 'SUSPENDU'"));
    }

    @Test
    @Order(6)
    @DisplayName("refuse de réécrire une version publiée, et le dit")
    void versionReecrite() throws IOException, SQLException {
        Path fichier = tenants.resolve("63-puy-de-dome/guichet.yaml");
        String juste = Files.readString(fichier);
        Files.writeString(fichier, juste.replaceFirst("montant: 5000, assiette", "montant: 4000, assiette"));
        RuntimeException refus = assertThrows(RuntimeException.class, () -> installer(tenants));
        assertTrue(message(refus).contains("Guichet 63, version 2021-1"), message(refus));
        Files.writeString(fichier, juste);
        assertEquals(new Installation.Rapport(3, 0, 0, Map.of(), List.of()), installer(tenants));
    }

    @Test
    @Order(7)
    @DisplayName("laisse des journaux que l'on peut vérifier tous ensemble, et où une ligne forgée se voit")
    void journaux() throws SQLException {
        assertEquals(
                List.of("national intact", "guichet_18 intact", "guichet_63 intact", "guichet_976 intact"), constats());
        executer(
                "INSERT INTO guichet_63.journal VALUES (1, now(), 'x', 'X', 'dossier/1', 'DEPOSE', NULL, NULL, 'abcd')",
                "INSERT INTO national.journal_tete_nationale VALUES ('guichet_976', 4, 'abcd', now())");
        assertEquals(List.of("national intact", "guichet_18 intact", "guichet_63 1", "guichet_976 1"), constats());
    }

    @Test
    @Order(8)
    @DisplayName("fait le guichet demandé depuis les écrans, même si une première création a été tuée en chemin")
    void creation() throws Exception {
        String contenu =
                DossierTenants.lire(TENANTS).guichet(new CodeDepartement("68")).enJson();
        executer("CREATE SCHEMA guichet_68", "CREATE ROLE guichet_68 NOLOGIN");
        demander("68", "haut-rhin", contenu);
        String deja =
                DossierTenants.lire(TENANTS).guichet(new CodeDepartement("63")).enJson();
        demander("63", "puy-de-dome", deja);
        demander("70", "haute-saone", deja);
        demander("69", "rhone", "{\"type\":\"DEPARTEMENT\",\"region\":\"x\",\"versions\":[]}");

        Thread veille = new Thread(() -> new Installation(
                        WildFly.urlBase(ports), secrets.proprietaire(), secrets.guichets(), Pile.DOMAINE, tenants)
                .veiller(etape -> {}));
        veille.start();
        attendre("SELECT count(*) FROM national.creation WHERE code = '68' AND etape = 'PRETE' AND erreur IS NULL");
        attendre("SELECT count(*) FROM national.creation WHERE code = '69' AND erreur IS NOT NULL");
        assertEquals(0, compter("SELECT count(*) FROM national.guichet WHERE code = '69'"));
        executer("UPDATE national.creation SET slug = 'bas-rhin', contenu = '"
                + DossierTenants.lire(TENANTS)
                        .guichet(new CodeDepartement("67"))
                        .enJson()
                        .replace("'", "''")
                + "', code = '67', erreur = NULL WHERE code = '69'");
        attendre("SELECT count(*) FROM national.creation WHERE code = '67' AND etape = 'PRETE'");
        veille.interrupt();
        veille.join();
        assertEquals(
                2,
                compter("SELECT count(*) FROM national.creation WHERE code = '63' AND erreur LIKE '%existe déjà%'"
                        + " OR code = '70' AND erreur LIKE '%guichet 63 (puy-de-dome), et non le guichet 70%'"));
        assertEquals(0, compter("SELECT count(*) FROM pg_namespace WHERE nspname = 'guichet_70'"));

        assertEquals(
                2, compter("SELECT count(*) FROM national.guichet WHERE code IN ('67', '68') AND etat = 'PREPARE'"));
        assertEquals(
                1,
                compter("SELECT count(*) FROM national.reglement_version WHERE guichet = '68'"
                        + " AND auteur = 'Nadia Essai' AND publie_le = '2021-06-02T07:00:00Z'"));
        try (Connection sienne = DriverManager.getConnection(
                        WildFly.urlBase(ports), "guichet_68", new MotsDePasse(secrets.guichets()).pour("guichet_68"));
                Statement ordre = sienne.createStatement();
                ResultSet lues = ordre.executeQuery("SELECT count(*) FROM reglement_version, commune WHERE false")) {
            assertTrue(lues.next());
            for (String interdit : List.of(
                    "SELECT * FROM guichet_18.reglement_version",
                    "SELECT * FROM national.creation",
                    "CREATE TABLE guichet_68.x (y int)")) {
                SQLException refus = assertThrows(SQLException.class, () -> ordre.execute(interdit), interdit);
                assertEquals("42501", refus.getSQLState(), interdit);
            }
        }
    }

    private static void demander(String code, String slug, String contenu) throws SQLException {
        try (Connection connexion = proprietaire();
                PreparedStatement ordre = connexion.prepareStatement(
                        "INSERT INTO national.creation VALUES (?, ?, ?, '', ?, '2021-06-02T07:00:00Z', 'essai',"
                                + " 'Nadia Essai', 'BASE', NULL)")) {
            ordre.setString(1, code);
            ordre.setString(2, slug);
            ordre.setString(3, slug);
            ordre.setString(4, contenu);
            ordre.executeUpdate();
        }
    }

    private static void attendre(String requete) throws SQLException {
        long fin = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (compter(requete) == 0) {
            assertTrue(System.nanoTime() < fin, () -> "toujours rien : " + requete);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Test
    @Order(9)
    @DisplayName(
            "migre aussi les guichets qui ne sont dans aucun dossier, et donne à leurs versions les clés nouvelles")
    void horsDossier() throws SQLException, IOException {
        String complet = texte("SELECT contenu FROM guichet_68.reglement_version");
        ObjectNode ancien = (ObjectNode) JSON.readTree(complet);
        ancien.remove("delais");
        ArrayNode sources = (ArrayNode) ancien.remove("provenances");
        ArrayNode anciennes = ancien.putArray("provenances");
        sources.forEach(source -> {
            if (!source.get("cle").asText().startsWith("delais")) {
                anciennes.add(source);
            }
        });
        String contenu = ancien.toString();
        for (String table : List.of("guichet_68.reglement_version", "national.reglement_version")) {
            try (Connection connexion = proprietaire();
                    PreparedStatement ordre = connexion.prepareStatement("UPDATE " + table
                            + " SET contenu = ?, empreinte = ? WHERE contenu LIKE '%\"code\":\"68\"%'")) {
                ordre.setString(1, contenu);
                ordre.setString(2, JsonReglement.empreinte(contenu));
                assertEquals(1, ordre.executeUpdate(), table);
            }
        }
        executer("DELETE FROM national.etat_schema WHERE schema_nom = 'guichet_67'");
        Installation.Rapport rapport = installer(tenants);
        assertEquals(new Installation.Rapport(5, 1, 0, Map.of(), List.of()), rapport);
        String complete = texte("SELECT contenu FROM guichet_68.reglement_version");
        assertTrue(JsonReglement.complete(complete, contenu));
        assertEquals(
                JsonReglement.lire(complet).delais(),
                JsonReglement.lire(complete).delais());
        assertEquals(complete, texte("SELECT contenu FROM national.reglement_version WHERE guichet = '68'"));
        assertEquals(new Installation.Rapport(5, 0, 0, Map.of(), List.of()), installer(tenants));
    }

    @Test
    @Order(10)
    @DisplayName(
            "laisse de côté ce qu'un fichier ajoute sans dire ce qui a été publié depuis les écrans, et fait le reste")
    void fichierEnRetard() throws SQLException, IOException {
        String contenu = texte("SELECT contenu FROM guichet_18.reglement_version")
                .replace("\"version\":\"2021-1\"", "\"version\":\"2021-2\"")
                .replace("\"effet\":\"2021-01-25\"", "\"effet\":\"2021-07-01\"");
        try (Connection connexion = proprietaire();
                PreparedStatement ordre = connexion.prepareStatement("INSERT INTO guichet_18.reglement_version"
                        + " (numero, effet, contenu, empreinte, publie_le, auteur, motif)"
                        + " VALUES ('2021-2', '2021-07-01', ?, ?, now(), 'Ali', 'Essai')")) {
            ordre.setString(1, contenu);
            ordre.setString(2, JsonReglement.empreinte(contenu));
            ordre.executeUpdate();
        }
        for (String guichet : List.of("18-cher", "63-puy-de-dome")) {
            Path fichier = tenants.resolve(guichet + "/guichet.yaml");
            Files.writeString(
                    fichier,
                    Files.readString(fichier).replace("intitule: Préfecture du Cher", "intitule: Préfecture du Berry")
                            + "\n  - numero: 2022-1\n    effet: 2022-01-01\n    motif: Essai\n    valeurs: {}\n");
        }
        Installation.Rapport rapport = installer(tenants);
        assertEquals(1, rapport.versions());
        assertEquals(1, rapport.ecarts().size(), rapport::toString);
        assertTrue(rapport.ecarts().get(0).startsWith("Guichet 18 : rien n'est publié de la version 2022-1"));
        assertEquals(0, compter("SELECT count(*) FROM guichet_18.reglement_version WHERE numero = '2022-1'"));
        assertEquals(
                1,
                compter("SELECT count(*) FROM national.reglement_version WHERE guichet <> '18' AND numero = '2022-1'"));
        assertEquals(
                "Préfecture du Berry",
                JsonReglement.lire(texte("SELECT contenu FROM guichet_18.reglement_version WHERE numero = '2021-2'"))
                        .identite()
                        .intitule());
    }

    private static String texte(String requete) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(requete)) {
            lignes.next();
            return lignes.getString(1);
        }
    }

    private static List<String> constats() throws SQLException {
        return new VerificationJournaux(WildFly.urlBase(ports), Amorcage.PROPRIETAIRE, secrets.proprietaire())
                .executer(constat -> {}).stream()
                        .map(constat -> constat.perimetre() + " "
                                + constat.rupture()
                                        .map(rupture -> Long.toString(rupture.rang()))
                                        .orElse("intact"))
                        .toList();
    }

    private static String message(Throwable e) {
        return e.getCause() == null ? e.getMessage() : message(e.getCause());
    }
}
