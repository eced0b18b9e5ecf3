package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.referentiel.ChargementReferentiel;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Publication;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.VersionDeclaree;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.base.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A real PostgreSQL where the national level and three guichets have their schema and their login role, with their rules. */
public class BaseDesGuichets implements AutoCloseable {

    public static final CodeDepartement CHER = new CodeDepartement("18");
    public static final CodeDepartement PUY_DE_DOME = new CodeDepartement("63");
    public static final CodeDepartement SEINE_MARITIME = new CodeDepartement("76");

    public static final List<CodeDepartement> GUICHETS = List.of(CHER, PUY_DE_DOME, SEINE_MARITIME);
    private static final DossierTenants TENANTS = DossierTenants.lire(Path.of("../../tenants"));

    private static final Publication PUBLICATION =
            new Publication(Instant.parse("2021-03-01T07:00:00Z"), "installation");

    private static final List<Logger> BAVARDS = List.of(
            Logger.getLogger("liquibase"), Logger.getLogger("org.hibernate"), Logger.getLogger("org.jboss.weld"));

    private final EmbeddedPostgres serveur;

    /** @param autres changelogs of the schema of a guichet, beyond those of this module: enveloppes/guichet */
    BaseDesGuichets(List<String> autres) throws IOException, SQLException {
        BAVARDS.forEach(bavard -> bavard.setLevel(Level.SEVERE));
        serveur = EmbeddedPostgres.start();
        installer(autres);
    }

    /** As the national level, then the guichets. */
    static List<String> schemas() {
        List<String> schemas = new ArrayList<>(List.of(DepartementCourant.NATIONAL));
        GUICHETS.forEach(code -> schemas.add(code.schema()));
        return schemas;
    }

    /** Where a login role connects. */
    public final String adresse(String role) {
        return serveur.getJdbcUrl(role, "postgres");
    }

    private void installer(List<String> autres) throws SQLException, IOException {
        executer("CREATE ROLE lecteur_reference NOLOGIN", "CREATE SCHEMA reference");
        executer("GRANT USAGE ON SCHEMA reference TO lecteur_reference");
        for (String role : schemas()) {
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
        migrer("national", "db/reglement/commun.sql", Map.of("role", "national"));
        migrer("national", "db/dossiers/national.sql", Map.of("role", "national"));
        List<String> changelogs = new ArrayList<>(List.of(
                "socle/commun", "reglement/guichet", "reglement/commun", "documents/commun", "dossiers/guichet"));
        changelogs.addAll(autres);
        for (CodeDepartement code : GUICHETS) {
            for (String changelog : changelogs) {
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
        try (Connection connexion = proprietaire()) {
            PUBLICATION.publierModeles(connexion, TENANTS.modeles());
            Publication.garderDispositif(
                    connexion, Files.readString(Path.of("../../tenants/_national/dispositif.yaml")));
        }
    }

    private void publier(CodeDepartement code, List<VersionDeclaree> versions) throws SQLException {
        GuichetDeclare guichet = TENANTS.guichet(code);
        try (Connection connexion = proprietaire()) {
            PUBLICATION.enregistrer(connexion, List.of(guichet), "localhost");
            PUBLICATION.publier(connexion, code.schema(), versions);
        }
        executer("UPDATE national.guichet SET etat = 'OUVERT'");
    }

    private void migrer(String schema, String changelog, Map<String, String> parametres) throws SQLException {
        try (Connection connexion = proprietaire()) {
            Migrations.appliquer(connexion, schema, changelog, parametres);
        }
    }

    private Connection proprietaire() throws SQLException {
        return serveur.getPostgresDatabase().getConnection();
    }

    public void executer(String... ordres) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement instruction = connexion.createStatement()) {
            for (String ordre : ordres) {
                instruction.execute(ordre);
            }
        }
    }

    public long compter(String requete) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement instruction = connexion.createStatement();
                var lignes = instruction.executeQuery(requete)) {
            lignes.next();
            return lignes.getLong(1);
        }
    }

    public String lire(String requete) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement instruction = connexion.createStatement();
                var lignes = instruction.executeQuery(requete)) {
            lignes.next();
            return lignes.getString(1);
        }
    }

    /** How the Cher's role would answer a query. */
    public String plan(String requete) throws SQLException {
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

    public String texte(String requete) throws SQLException {
        try (Connection connexion = proprietaire();
                Statement instruction = connexion.createStatement();
                var lignes = instruction.executeQuery(requete)) {
            lignes.next();
            return lignes.getString(1);
        }
    }

    /** Publishes in the Cher the same rules under another number, with a floor in cents that few projects reach. */
    public void publierSelon(String contenu, String numero, String effet, String plancher) throws SQLException {
        ObjectNode regles = (ObjectNode) JsonDossiers.lire(contenu);
        regles.put("version", numero).put("effet", effet);
        regles.putObject("plancher").put("montant", Long.parseLong(plancher)).put("assiette", "COUT_GLOBAL");
        regles.withArray("provenances")
                .removeIf(connue -> connue.path("cle").asText().equals("plancher"));
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
    public void executerEnTantQueRole(CodeDepartement guichet, String ordre) throws SQLException {
        try (Connection connexion =
                        serveur.getDatabase(guichet.schema(), "postgres").getConnection();
                Statement instruction = connexion.createStatement()) {
            instruction.execute(ordre);
        }
    }

    @Override
    public void close() {
        try {
            serveur.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
