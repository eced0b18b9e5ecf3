package fr.guichets.reglement;

import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.VersionDeclaree;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What may be written of a guichet's file. Where its rules went on from the screens, a file that does not say so brings
 * nothing new: its versions would prevail over rules that its author never read.
 *
 * @param guichet with the versions that may be written only
 * @param ecart why the others are left aside and what to do, French; null when there are none
 */
public record FichierAdmis(GuichetDeclare guichet, String ecart) {

    private record Publiee(String auteur, String empreinte, String contenu) {

        boolean ditComme(VersionDeclaree version) {
            return empreinte.equals(version.empreinte()) || JsonReglement.complete(version.contenu(), contenu);
        }
    }

    /**
     * @param connexion of the owner, the schema of the guichet being there
     * @param auteur the one who publishes files: what it published and that the file rewrites is no matter of this
     */
    public static FichierAdmis de(Connection connexion, GuichetDeclare declare, String auteur) throws SQLException {
        Map<String, Publiee> publiees = publiees(connexion, declare.code().schema());
        TreeSet<String> depuisLesEcrans = new TreeSet<>(publiees.keySet());
        TreeSet<String> ecartees = new TreeSet<>();
        boolean contredit = false;
        for (VersionDeclaree version : declare.versions()) {
            String numero = version.reglement().version();
            Publiee publiee = publiees.get(numero);
            if (publiee == null) {
                ecartees.add(numero);
            } else if (publiee.auteur().equals(auteur) || publiee.ditComme(version)) {
                depuisLesEcrans.remove(numero);
            } else {
                ecartees.add(numero);
                contredit = true;
            }
        }
        if (ecartees.isEmpty() || depuisLesEcrans.isEmpty() && !contredit) {
            return new FichierAdmis(declare, null);
        }
        List<VersionDeclaree> admises = declare.versions().stream()
                .filter(version -> !ecartees.contains(version.reglement().version()))
                .toList();
        return new FichierAdmis(
                new GuichetDeclare(declare.identite(), declare.type(), declare.etat(), declare.region(), admises),
                "Guichet " + declare.code() + " : rien n'est publié de la version " + String.join(", ", ecartees)
                        + " de guichet.yaml, qui ne dit pas ce qui a été publié depuis les écrans ("
                        + String.join(", ", depuisLesEcrans)
                        + "). Exportez d'abord les règles de ce guichet, puis ajoutez ce qui change à la fin du"
                        + " fichier, sous un nouveau numéro.");
    }

    private static Map<String, Publiee> publiees(Connection connexion, String schema) throws SQLException {
        Map<String, Publiee> publiees = new HashMap<>();
        try (Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(
                        "SELECT numero, auteur, empreinte, contenu FROM " + schema + ".reglement_version")) {
            while (lignes.next()) {
                publiees.put(
                        lignes.getString(1),
                        new Publiee(lignes.getString(2), lignes.getString(3), lignes.getString(4)));
            }
        }
        return publiees;
    }
}
