package fr.guichets.referentiel;

import fr.guichets.referentiel.interne.Contenu;
import fr.guichets.referentiel.interne.EcritureMillesime;
import fr.guichets.referentiel.interne.MillesimeEmbarque;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts the vintages that travel with the application into the reference schema, each once and for good. */
public final class ChargementReferentiel {

    private ChargementReferentiel() {}

    /**
     * Loads the vintages that are missing, each in a transaction of its own: whole or not at all. When none is, it costs
     * one query.
     *
     * @param proprietaire connection of the owner role, search_path on the reference schema; its auto-commit is restored
     * @param progression receives French sentences fit for a console
     * @throws IllegalStateException when a vintage already loaded differs from the embedded one, or when embedded files
     *     are incoherent, which are then named with the line; nothing is changed
     */
    public static void charger(Connection proprietaire, Consumer<String> progression) throws SQLException, IOException {
        List<MillesimeEmbarque> manquants = manquants(proprietaire);
        if (manquants.isEmpty()) {
            return;
        }
        boolean validationAutomatique = proprietaire.getAutoCommit();
        proprietaire.setAutoCommit(false);
        try {
            for (MillesimeEmbarque millesime : manquants) {
                chargerUnMillesime(proprietaire, millesime, progression);
            }
        } finally {
            proprietaire.rollback();
            proprietaire.setAutoCommit(validationAutomatique);
        }
    }

    private static void chargerUnMillesime(
            Connection proprietaire, MillesimeEmbarque millesime, Consumer<String> progression)
            throws SQLException, IOException {
        long debut = System.nanoTime();
        try (Statement ordre = proprietaire.createStatement()) {
            // Two servers that start together: the second waits here, then sees the vintage loaded.
            ordre.execute("LOCK TABLE millesime IN EXCLUSIVE MODE");
        }
        if (!empreintes(proprietaire).containsKey(millesime.annee())) {
            Contenu contenu = millesime.contenu();
            new EcritureMillesime(proprietaire, contenu).ecrire(millesime);
            progression.accept("Référentiel " + contenu.annee() + " chargé : "
                    + contenu.communes().size() + " communes et "
                    + contenu.epci().size() + " EPCI en "
                    + (System.nanoTime() - debut) / 1_000_000 + " ms");
        }
        proprietaire.commit();
    }

    private static List<MillesimeEmbarque> manquants(Connection proprietaire) throws SQLException, IOException {
        Map<Integer, String> charges = empreintes(proprietaire);
        List<MillesimeEmbarque> manquants = new ArrayList<>();
        for (MillesimeEmbarque millesime : MillesimeEmbarque.tous()) {
            String charge = charges.get(millesime.annee());
            if (charge == null) {
                manquants.add(millesime);
            } else if (!charge.equals(millesime.empreinte())) {
                throw new IllegalStateException("Le millésime " + millesime.annee()
                        + " du référentiel est déjà chargé avec d’autres données (empreinte " + charge + ", livrée "
                        + millesime.empreinte() + ") : un millésime chargé ne change jamais.");
            }
        }
        return manquants;
    }

    private static Map<Integer, String> empreintes(Connection proprietaire) throws SQLException {
        Map<Integer, String> empreintes = new HashMap<>();
        try (Statement ordre = proprietaire.createStatement();
                ResultSet lignes = ordre.executeQuery("SELECT annee, empreinte FROM millesime")) {
            while (lignes.next()) {
                empreintes.put(lignes.getInt(1), lignes.getString(2));
            }
        }
        return empreintes;
    }
}
