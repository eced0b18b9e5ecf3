package fr.guichets.assemblage;

import fr.guichets.socle.ChaineDuJournal;
import fr.guichets.socle.ChaineDuJournal.Rupture;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Journal.Ligne;
import fr.guichets.socle.base.Amorcage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the journals of all guichets again, without the application, as the owner role or any role that may read them, and
 * tells the first line of each that is not what was written.
 */
public class VerificationJournaux {

    private static final int PAGE = 1000;

    private final String url;
    private final String role;
    private final String motDePasse;

    public VerificationJournaux(String url, String role, String motDePasse) {
        this.url = url;
        this.role = role;
        this.motDePasse = motDePasse;
    }

    /** @param rupture empty when the journal is whole */
    public record Constat(String perimetre, long lignes, Optional<Rupture> rupture) {

        @Override
        public String toString() {
            return "%-14s %,9d lignes, ".formatted(perimetre, lignes)
                    + rupture.map(r -> "RUPTURE au rang " + r.rang() + " : " + r.raison())
                            .orElse("intact");
        }
    }

    /** Settings: guichets.bd.url, guichets.bd.proprietaire (a secret). Ends with 1 when a journal is broken. */
    public static void main(String[] arguments) throws SQLException {
        List<Constat> constats = new VerificationJournaux(
                        Configuration.obligatoire("guichets.bd.url"),
                        Amorcage.PROPRIETAIRE,
                        Configuration.secret("guichets.bd.proprietaire"))
                .executer(System.out::println);
        if (constats.stream().anyMatch(constat -> constat.rupture().isPresent())) {
            System.exit(1);
        }
    }

    /** @param progression receives what was found of each perimeter, by code, the national level first */
    public List<Constat> executer(Consumer<Constat> progression) throws SQLException {
        List<Constat> constats = new ArrayList<>();
        try (Connection connexion = DriverManager.getConnection(url, role, motDePasse)) {
            connexion.setAutoCommit(false);
            for (String perimetre : perimetres(connexion)) {
                Constat constat = verifier(connexion, perimetre);
                connexion.rollback();
                progression.accept(constat);
                constats.add(constat);
            }
        }
        return constats;
    }

    private static List<String> perimetres(Connection connexion) throws SQLException {
        List<String> perimetres = new ArrayList<>(List.of(DepartementCourant.NATIONAL));
        try (Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery("SELECT code FROM national.guichet ORDER BY code")) {
            while (lignes.next()) {
                perimetres.add(new CodeDepartement(lignes.getString(1)).schema());
            }
        }
        return perimetres;
    }

    private static Constat verifier(Connection connexion, String perimetre) throws SQLException {
        ChaineDuJournal chaine = new ChaineDuJournal(perimetre, relevees(connexion, perimetre));
        try (Statement ordre = connexion.createStatement()) {
            ordre.setFetchSize(PAGE);
            try (ResultSet lignes =
                    ordre.executeQuery("SELECT rang, le, auteur, auteur_nom, objet, action, avant, apres,"
                            + " empreinte FROM " + perimetre + ".journal ORDER BY rang")) {
                while (lignes.next()) {
                    Optional<Rupture> rupture = chaine.suivre(ligne(lignes));
                    if (rupture.isPresent()) {
                        return new Constat(perimetre, chaine.lignes(), rupture);
                    }
                }
            }
        }
        return new Constat(perimetre, chaine.lignes(), chaine.terminer());
    }

    private static Map<Long, String> relevees(Connection connexion, String perimetre) throws SQLException {
        Map<Long, String> relevees = new HashMap<>();
        try (PreparedStatement ordre = connexion.prepareStatement(
                "SELECT rang, empreinte FROM national.journal_tete_nationale WHERE perimetre = ?")) {
            ordre.setString(1, perimetre);
            try (ResultSet lignes = ordre.executeQuery()) {
                while (lignes.next()) {
                    relevees.put(lignes.getLong(1), lignes.getString(2));
                }
            }
        }
        return relevees;
    }

    private static Ligne ligne(ResultSet lignes) throws SQLException {
        return new Ligne(
                lignes.getLong(1),
                lignes.getObject(2, OffsetDateTime.class).toInstant(),
                lignes.getString(3),
                lignes.getString(4),
                lignes.getString(5),
                lignes.getString(6),
                lignes.getString(7),
                lignes.getString(8),
                lignes.getString(9));
    }
}
