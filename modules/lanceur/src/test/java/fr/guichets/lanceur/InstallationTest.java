package fr.guichets.lanceur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.assemblage.Installation;
import fr.guichets.assemblage.VerificationJournaux;
import fr.guichets.reglement.tenants.TenantsInvalides;
import fr.guichets.socle.base.Amorcage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
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
        assertEquals(new Installation.Rapport(3, 5, 3, Map.of()), installer(tenants));
        assertEquals(new Installation.Rapport(3, 0, 0, Map.of()), installer(tenants));
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
        assertEquals(new Installation.Rapport(3, 0, 0, Map.of()), installer(tenants));
    }

    @Test
    @Order(4)
    @DisplayName("remet les attributs d'un rôle une fois pour toutes, et dit ce qu'elle ne peut pas remettre")
    void attributs() throws SQLException {
        executer("ALTER ROLE guichet_18 NOLOGIN CONNECTION LIMIT 10 VALID UNTIL '2020-01-01'");
        assertEquals(Map.of("guichet_18", "attributs"), installer(tenants).derives());
        assertEquals(new Installation.Rapport(3, 0, 0, Map.of()), installer(tenants));

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
        assertEquals(new Installation.Rapport(3, 0, 0, Map.of()), installer(tenants));
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
