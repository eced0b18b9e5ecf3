package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * How long the replay of a guichet lasts, beside the bare reading of the same rows in the same minutes: on a PostgreSQL of
 * its own, the dossiers of the demonstration of the Puy-de-Dôme copied under other numbers. Arguments: how many dossiers
 * (10 000), how many times (7).
 */
public final class ChargeDuRejeu {

    private static final Path DEMONSTRATION = Path.of("../lanceur/src/main/resources/demonstration/dossiers-demo.json");
    private static final String LECTURE =
            "SELECT d.numero, d.organisation_nom, d.intitule, d.etat, d.saisie, d.evaluation,"
                    + " f.porteur, f.depose_le FROM dossier d JOIN depot f ON f.dossier = d.id ORDER BY d.id";

    private final Maison maison;
    private final int nombre;

    private ChargeDuRejeu(Maison maison, int nombre) {
        this.maison = maison;
        this.nombre = nombre;
    }

    public static void main(String[] arguments) throws Exception {
        int nombre = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int fois = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        ChargeDuRejeu charge = new ChargeDuRejeu(Maison.vide(), nombre);
        charge.deposer();
        charge.mesurer(fois);
    }

    private void deposer() throws Exception {
        byte[] fichier = Files.readAllBytes(DEMONSTRATION);
        maison.dans(Maison.PUY_DE_DOME, Gens.ADMINISTRATEUR, () -> maison.bean(Importation.class)
                .importer(fichier));
        String copies =
                " CROSS JOIN generate_series(1, " + nombre + "/ (SELECT count(*) FROM guichet_63.dossier) - 1) n";
        maison.executer(
                "SET search_path = guichet_63",
                "CREATE TABLE guichet_63.modele AS SELECT * FROM guichet_63.dossier",
                copier("dossier", "id", "modele m" + copies),
                "INSERT INTO guichet_63.depot (" + colonnes("depot", "dossier") + ", dossier) SELECT "
                        + valeurs("depot", "dossier").replace("o.\"numero\"", "d.numero")
                        + ", d.id FROM guichet_63.dossier d JOIN guichet_63.depot o"
                        + " ON d.reference LIKE (SELECT reference FROM guichet_63.modele WHERE id = o.dossier) || '-%'",
                "ANALYZE");
    }

    private String copier(String table, String cle, String source) throws SQLException {
        return "INSERT INTO guichet_63." + table + " (" + colonnes(table, cle) + ") SELECT "
                + valeurs(table, cle)
                        .replace("o.\"reference\"", "m.reference || '-' || n")
                        .replace("o.\"numero\"", "m.numero || '-' || n")
                        .replace("o.", "m.")
                + " FROM guichet_63." + source;
    }

    private String colonnes(String table, String sauf) throws SQLException {
        return maison.texte(
                "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)" + filtre(table, sauf));
    }

    private String valeurs(String table, String sauf) throws SQLException {
        return maison.texte("SELECT string_agg('o.\"' || column_name || '\"', ', ' ORDER BY ordinal_position)"
                + filtre(table, sauf));
    }

    private static String filtre(String table, String sauf) {
        return " FROM information_schema.columns WHERE table_schema = 'guichet_63' AND table_name = '" + table
                + "' AND column_name NOT IN ('" + sauf + "', 'mots')";
    }

    private void mesurer(int fois) throws Exception {
        Reglement publiees = maison.dans(Maison.PUY_DE_DOME, Gens.ADMINISTRATEUR, () -> maison.bean(Reglements.class)
                .version("2021-1"));
        ObjectNode contenu = (ObjectNode) JsonDossiers.lire(JsonReglement.ecrire(publiees));
        contenu.putObject("plancher").put("montant", 4000).put("assiette", "COUT_GLOBAL");
        Reglement essayees = JsonReglement.lire(JsonDossiers.ecrire(contenu));
        Rejeu rejeu = maison.bean(Rejeu.class);
        List<Long> rejeux = new ArrayList<>();
        List<Long> lectures = new ArrayList<>();
        for (int tour = 0; tour < fois; tour++) {
            rejeux.add(
                    duree(() -> maison.dans(Maison.PUY_DE_DOME, Gens.ADMINISTRATEUR, () -> rejeu.rejouer(essayees))));
            lectures.add(duree(this::lire));
        }
        Rejeu.Resultat resultat = maison.dans(Maison.PUY_DE_DOME, Gens.ADMINISTRATEUR, () -> rejeu.rejouer(essayees));
        System.out.printf(
                "%d dossiers rejoués, %d changent, écart %s €%n",
                resultat.examines(),
                resultat.enCours().changes(),
                resultat.enCours().ecart().enEuros().toPlainString());
        dire("rejeu", rejeux);
        dire("lecture SQL des mêmes lignes", lectures);
        System.exit(0);
    }

    private static void dire(String quoi, List<Long> millisecondes) {
        System.out.printf(
                "%s : premier %d ms, médiane %d ms, meilleur %d ms, pire %d ms%n",
                quoi,
                millisecondes.get(0),
                millisecondes.stream()
                        .sorted()
                        .skip(millisecondes.size() / 2)
                        .findFirst()
                        .orElseThrow(),
                Collections.min(millisecondes),
                Collections.max(millisecondes));
    }

    private static long duree(Callable<?> action) throws Exception {
        long debut = System.nanoTime();
        action.call();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - debut);
    }

    private long lire() throws SQLException {
        long octets = 0;
        try (Connection connexion = DriverManager.getConnection(maison.adresse("guichet_63"))) {
            connexion.setAutoCommit(false);
            try (Statement ordre = connexion.createStatement()) {
                ordre.setFetchSize(500);
                try (ResultSet lignes = ordre.executeQuery(LECTURE)) {
                    while (lignes.next()) {
                        octets += lignes.getString(5).length()
                                + lignes.getString(6).length()
                                + lignes.getString(7).length();
                    }
                }
            }
        }
        return octets;
    }
}
