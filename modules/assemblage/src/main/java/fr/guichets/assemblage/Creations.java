package fr.guichets.assemblage;

import fr.guichets.reglement.AdministrationDesGuichets.Etape;
import fr.guichets.reglement.Publication;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.base.Migrations;
import fr.guichets.socle.base.Roles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The guichets that a national administrator asked for: made one after the other, step by step. What an interrupted run
 * left is taken up again from its first step, each of which can be repeated; what failed says why and waits for a person.
 */
class Creations {

    private static final int ERREUR_MAXIMALE = 500;

    private static final long REPOS_S = 1;
    private static final long APRES_PANNE_S = 10;

    private final Provisionnement.Acces acces;
    private final Function<Connection, Roles> roles;
    private final String domaine;

    /** @param declare as it was read and checked when it was asked for */
    private record Demande(GuichetDeclare declare, String slug, Instant le, String parNom) {}

    /** @param roles of the guichets, as the owner of a connection makes them */
    Creations(Provisionnement.Acces acces, Function<Connection, Roles> roles, String domaine) {
        this.acces = acces;
        this.roles = roles;
        this.domaine = domaine;
    }

    /** Until the thread is interrupted; a database that stops is waited for. */
    void veiller(Consumer<String> progression) {
        try {
            while (true) {
                try (Connection proprietaire = acces.connecter()) {
                    while (true) {
                        faire(proprietaire, progression);
                        TimeUnit.SECONDS.sleep(REPOS_S);
                    }
                } catch (SQLException e) {
                    progression.accept("Création des guichets : la base de données ne répond pas, " + e.getMessage());
                    TimeUnit.SECONDS.sleep(APRES_PANNE_S);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that wait; another installation that works meanwhile is waited for. */
    void faire(Connection proprietaire, Consumer<String> progression) throws SQLException {
        if (codes(proprietaire).isEmpty()) {
            return;
        }
        executer(proprietaire, "SELECT pg_advisory_lock(" + Installation.VERROU + ")");
        try {
            for (String code : codes(proprietaire)) {
                creer(proprietaire, code, progression);
            }
        } finally {
            executer(proprietaire, "SELECT pg_advisory_unlock(" + Installation.VERROU + ")");
        }
    }

    private void creer(Connection proprietaire, String code, Consumer<String> progression) throws SQLException {
        try {
            progression.accept("Création du guichet " + code);
            Demande demande = lire(proprietaire, code);
            exiger(proprietaire, code, demande);
            etapes(proprietaire, demande);
            progression.accept("Le guichet " + code + " est prêt");
        } catch (SQLException | RuntimeException e) {
            progression.accept("Le guichet " + code + " n'a pas pu être créé : " + e.getMessage());
            noter(proprietaire, code, "erreur", raison(e));
        }
    }

    /** The owner touches no schema but that of a guichet still to be made, whatever the server wrote. */
    private static void exiger(Connection proprietaire, String code, Demande demande) throws SQLException {
        Identite identite = demande.declare().identite();
        if (!code.equals(identite.code().valeur()) || !demande.slug().equals(identite.slug())) {
            throw new OperationInvalide("Ce qui est déclaré est le guichet " + identite.code() + " (" + identite.slug()
                    + "), et non le guichet " + code + " (" + demande.slug() + ").");
        }
        try (PreparedStatement ordre = proprietaire.prepareStatement("SELECT 1 FROM national.guichet WHERE code = ?")) {
            ordre.setString(1, code);
            try (ResultSet lignes = ordre.executeQuery()) {
                if (lignes.next()) {
                    throw new OperationInvalide("Le guichet " + code + " existe déjà.");
                }
            }
        }
    }

    private void etapes(Connection proprietaire, Demande demande) throws SQLException {
        String code = demande.declare().code().valeur();
        String schema = demande.declare().code().schema();
        Roles siens = roles.apply(proprietaire);
        Provisionnement provisionnement =
                new Provisionnement(acces, siens, domaine, siens.existants(), Migrations.etat(proprietaire));
        noter(proprietaire, code, "etape", Etape.BASE.name());
        provisionnement.preparer(schema);
        siens.reparer(List.of(schema));
        siens.reparerMotDePasse(schema);
        noter(proprietaire, code, "etape", Etape.REGLES.name());
        try (Connection connexion = acces.connecter()) {
            connexion.setAutoCommit(false);
            provisionnement.inscrire(connexion, demande.declare(), new Publication(demande.le(), demande.parNom()));
            try (PreparedStatement preuve = connexion.prepareStatement(
                    "UPDATE national.etat_schema SET joignable_le = now() WHERE schema_nom = ?")) {
                preuve.setString(1, schema);
                preuve.executeUpdate();
            }
            noter(connexion, code, "etape", Etape.PRETE.name());
            connexion.commit();
        }
    }

    private static List<String> codes(Connection proprietaire) throws SQLException {
        List<String> codes = new ArrayList<>();
        try (Statement ordre = proprietaire.createStatement();
                ResultSet lignes = ordre.executeQuery("""
                        SELECT code FROM national.creation WHERE etape <> 'PRETE' AND erreur IS NULL
                         ORDER BY demandee_le
                        """)) {
            while (lignes.next()) {
                codes.add(lignes.getString(1));
            }
        }
        return codes;
    }

    private static Demande lire(Connection proprietaire, String code) throws SQLException {
        try (PreparedStatement ordre = proprietaire.prepareStatement(
                "SELECT contenu, slug, demandee_le, demandee_par_nom FROM national.creation WHERE code = ?")) {
            ordre.setString(1, code);
            try (ResultSet lignes = ordre.executeQuery()) {
                lignes.next();
                return new Demande(
                        GuichetDeclare.deJson(lignes.getString(1)),
                        lignes.getString(2),
                        lignes.getObject(3, OffsetDateTime.class).toInstant(),
                        lignes.getString(4));
            }
        }
    }

    private static void noter(Connection connexion, String code, String colonne, String valeur) throws SQLException {
        try (PreparedStatement ordre =
                connexion.prepareStatement("UPDATE national.creation SET " + colonne + " = ? WHERE code = ?")) {
            ordre.setString(1, valeur);
            ordre.setString(2, code);
            ordre.executeUpdate();
        }
    }

    private static void executer(Connection connexion, String ordreSql) throws SQLException {
        try (Statement ordre = connexion.createStatement()) {
            ordre.execute(ordreSql);
        }
    }

    /** What the screen says. */
    private static String raison(Exception e) {
        String debut = e instanceof SQLException
                ? "La base de données a refusé cette étape : "
                : e instanceof OperationInvalide ? "" : "Cette étape n'a pas pu être faite : ";
        String raison = debut + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        return raison.length() > ERREUR_MAXIMALE ? raison.substring(0, ERREUR_MAXIMALE) : raison;
    }
}
