package fr.guichets.pilotage;

import fr.guichets.enveloppes.RegistresHorsLigne;
import fr.guichets.enveloppes.RegistresHorsLigne.DuGuichet;
import fr.guichets.enveloppes.VerificationNationale;
import fr.guichets.pilotage.regles.Comparaison;
import fr.guichets.pilotage.regles.LivreDuGuichet;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.base.Amorcage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same proof as {@link Rapprochement}, without the application, as the owner role: all ledgers at one instant. */
public final class RapprochementHorsLigne {

    private RapprochementHorsLigne() {}

    /** @param lignes movements read again */
    public record Constat(long lignes, List<Egalite> egalites, List<EcartConstate> ecarts) {}

    /** Settings: guichets.bd.url, guichets.bd.proprietaire (a secret). Ends with 1 when something does not agree. */
    public static void main(String[] arguments) throws SQLException {
        Constat constat;
        try (Connection connexion = DriverManager.getConnection(
                Configuration.obligatoire("guichets.bd.url"),
                Amorcage.PROPRIETAIRE,
                Configuration.secret("guichets.bd.proprietaire"))) {
            constat = rapprocher(connexion);
        }
        constat.egalites().forEach(egalite -> System.out.println(dire(egalite)));
        constat.ecarts().forEach(ecart -> System.out.println("ÉCART : " + ecart.phrase()));
        System.out.println(
                constat.lignes() + " mouvements relus, " + constat.ecarts().size() + " écart(s)");
        if (!constat.ecarts().isEmpty()) {
            System.exit(1);
        }
    }

    private static String dire(Egalite egalite) {
        return (egalite.guichet() == null ? "dispositif" : "guichet " + egalite.guichet()) + " : "
                + egalite.gaucheDite() + " " + egalite.gauche().enEuros().toPlainString() + ", "
                + egalite.droiteDite() + " " + egalite.droite().enEuros().toPlainString()
                + (egalite.tenue() ? "" : " : FAUX");
    }

    static Constat rapprocher(Connection connexion) throws SQLException {
        connexion.setAutoCommit(false);
        connexion.setReadOnly(true);
        connexion.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        RegistresHorsLigne registres = new RegistresHorsLigne(connexion);
        VerificationNationale national = registres.national();
        Comparaison comparaison = new Comparaison(national, registres.dispositif(), registres.decisions());
        long lignes = national.lignes();
        for (Map.Entry<CodeDepartement, String> guichet : guichets(connexion).entrySet()) {
            DuGuichet lu = registres.guichet(guichet.getKey());
            lignes += lu.verification().lignes();
            comparaison.comparer(
                    guichet.getKey(), guichet.getValue(), new LivreDuGuichet(lu.verification(), lu.recus()));
        }
        comparaison.terminer();
        connexion.rollback();
        return new Constat(lignes, comparaison.egalites(), new ArrayList<>(comparaison.ecarts()));
    }

    private static Map<CodeDepartement, String> guichets(Connection connexion) throws SQLException {
        Map<CodeDepartement, String> guichets = new LinkedHashMap<>();
        try (Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery("SELECT code, nom FROM national.guichet ORDER BY code")) {
            while (lignes.next()) {
                guichets.put(new CodeDepartement(lignes.getString(1)), lignes.getString(2));
            }
        }
        return guichets;
    }
}
