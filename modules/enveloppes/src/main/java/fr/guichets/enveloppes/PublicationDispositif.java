package fr.guichets.enveloppes;

import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.tenants.DispositifDeclare;
import fr.guichets.socle.Montant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;

/** Writes the scheme in the national schema, as its owner; the national role can only read it. */
public final class PublicationDispositif {

    private static final List<String> TABLES = List.of("provenance_dispositif", "axe", "dispositif");

    private PublicationDispositif() {}

    /** Replaces what was there: the ledger, once open, says by itself what it was opened with. */
    public static void publier(Connection connexion, DispositifDeclare declare) throws SQLException {
        connexion.setAutoCommit(false);
        try (Statement oubli = connexion.createStatement()) {
            for (String table : TABLES) {
                oubli.execute("DELETE FROM national." + table);
            }
            inserer(
                    connexion,
                    "dispositif",
                    declare.code(),
                    declare.libelle(),
                    declare.dotation().centimes(),
                    declare.premierExercice(),
                    declare.dernierExercice());
            for (DispositifDeclare.Axe axe : declare.axes()) {
                Montant laboratoires = axe.laboratoires();
                inserer(
                        connexion,
                        "axe",
                        axe.code(),
                        axe.libelle(),
                        axe.dotation().centimes(),
                        laboratoires == null ? null : laboratoires.centimes());
            }
            for (Reglement.Provenance p : declare.provenances()) {
                inserer(connexion, "provenance_dispositif", p.cle(), p.depuis(), p.document(), p.page(), p.hypothese());
            }
            connexion.commit();
        } finally {
            connexion.rollback();
            connexion.setAutoCommit(true);
        }
    }

    private static void inserer(Connection connexion, String table, Object... valeurs) throws SQLException {
        String marques = String.join(", ", Collections.nCopies(valeurs.length, "?"));
        try (PreparedStatement ordre =
                connexion.prepareStatement("INSERT INTO national." + table + " VALUES (" + marques + ")")) {
            for (int rang = 0; rang < valeurs.length; rang++) {
                ordre.setObject(rang + 1, valeurs[rang]);
            }
            ordre.executeUpdate();
        }
    }
}
