package fr.guichets.reglement;

import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.socle.CodeDepartement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Gives the versions that were published on the screens, and are in no file, the keys that a release adds, as the national
 * model that each one follows says them, and the identity that the file of the guichet says now. Written as the owner of
 * the database; no rule that was published changes.
 */
public final class Completion {

    private final Map<String, ModeleNational> modeles = new LinkedHashMap<>();

    /** Reads the national models; at least one is published. */
    public Completion(Connection connexion) throws SQLException {
        try (Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(
                        "SELECT numero, contenu FROM national.modele_version ORDER BY effet, publie_le, numero")) {
            while (lignes.next()) {
                modeles.put(lignes.getString(1), ModeleNational.lire(lignes.getString(2)));
            }
        }
    }

    /**
     * The versions of one guichet, in its schema and in the national repository. The caller holds the transaction.
     *
     * @param identite null for a guichet that is in no file
     * @return how many had something to receive
     */
    public int completer(Connection connexion, CodeDepartement guichet, Reglement.Identite identite)
            throws SQLException {
        Map<String, String> completes = new HashMap<>();
        try (Statement ordre = connexion.createStatement();
                ResultSet lignes =
                        ordre.executeQuery("SELECT numero, contenu FROM " + guichet.schema() + ".reglement_version")) {
            while (lignes.next()) {
                String contenu = lignes.getString(2);
                String complet = modele(contenu).completer(contenu);
                if (identite != null) {
                    complet = JsonReglement.identifier(complet, identite);
                }
                if (!complet.equals(contenu)) {
                    completes.put(lignes.getString(1), complet);
                }
            }
        }
        for (Map.Entry<String, String> version : completes.entrySet()) {
            ecrire(connexion, guichet.schema() + ".reglement_version", "", version);
            ecrire(connexion, "national.reglement_version", " AND guichet = '" + guichet + "'", version);
        }
        return completes.size();
    }

    /** A version from before the national models had numbers follows the first one. */
    private ModeleNational modele(String contenu) {
        ModeleNational premier = modeles.values().iterator().next();
        String numero = JsonReglement.lire(contenu).modele();
        return Objects.requireNonNullElse(modeles.get(numero), premier);
    }

    private static void ecrire(Connection connexion, String table, String duGuichet, Map.Entry<String, String> version)
            throws SQLException {
        try (PreparedStatement ordre = connexion.prepareStatement(
                "UPDATE " + table + " SET contenu = ?, empreinte = ? WHERE numero = ?" + duGuichet)) {
            ordre.setString(1, version.getValue());
            ordre.setString(2, JsonReglement.empreinte(version.getValue()));
            ordre.setString(3, version.getKey());
            ordre.executeUpdate();
        }
    }
}
