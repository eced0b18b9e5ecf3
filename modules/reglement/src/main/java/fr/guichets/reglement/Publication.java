package fr.guichets.reglement;

import fr.guichets.reglement.interne.FichierNational;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.tenants.VersionDeclaree;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes guichets and their versions to the database, as its owner; the roles of the guichets can only read them. Every
 * operation can be repeated: what is already there costs one reading. The caller holds the transaction.
 */
public final class Publication {

    private final Instant maintenant;
    private final String auteur;

    /**
     * @param maintenant when it is published
     * @param auteur who publishes, kept with each version
     */
    public Publication(Instant maintenant, String auteur) {
        this.maintenant = maintenant;
        this.auteur = auteur;
    }

    /** What a table already holds of one version. */
    private record Publiee(String empreinte, String contenu) {}

    /**
     * Puts the guichets in the national registry and their versions in the national repository. The state of a guichet
     * already there is left as an administrator set it; its identity follows the declaration.
     *
     * @throws OperationInvalide when a version already published has another content
     */
    public void enregistrer(Connection connexion, List<GuichetDeclare> guichets, String domaine) throws SQLException {
        inscrire(connexion, guichets, domaine);
        for (GuichetDeclare guichet : guichets) {
            deposer(connexion, "national.reglement_version", guichet.code().valeur(), guichet.versions());
        }
    }

    /**
     * Puts the national models in the national repository, and gives those that national administrators published the keys
     * that this release adds.
     *
     * @param modeles by date of effect, at least one
     * @throws OperationInvalide when a model already published has another content
     */
    public void publierModeles(Connection connexion, List<ModeleNational> modeles) throws SQLException {
        Map<String, String> connus = new HashMap<>();
        try (Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery("SELECT numero, contenu FROM national.modele_version")) {
            while (lignes.next()) {
                connus.put(lignes.getString(1), lignes.getString(2));
            }
        }
        for (ModeleNational modele : modeles) {
            String contenu = modele.arbre().toString();
            String connu = connus.remove(modele.numero());
            if (connu == null) {
                ajouter(connexion, modele, contenu);
            } else if (modele.reprendre(connu).equals(contenu)) {
                reecrire(connexion, modele.numero(), connu, contenu);
            } else {
                throw new OperationInvalide("Modèle national, version " + modele.numero()
                        + " : elle est déjà publiée avec un autre contenu, et une version publiée ne se réécrit pas."
                        + " Remettez l'ancien contenu dans modele.yaml et ajoutez _national/modele-<numéro>.yaml, avec"
                        + " sa date d'effet.");
            }
        }
        ModeleNational dernier = modeles.get(modeles.size() - 1);
        for (Map.Entry<String, String> autre : connus.entrySet()) {
            reecrire(connexion, autre.getKey(), autre.getValue(), dernier.reprendre(autre.getValue()));
        }
    }

    private void ajouter(Connection connexion, ModeleNational modele, String contenu) throws SQLException {
        try (PreparedStatement ajout = connexion.prepareStatement("INSERT INTO national.modele_version"
                + " (numero, effet, contenu, empreinte, publie_le, auteur, motif) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            ajout.setString(1, modele.numero());
            ajout.setObject(2, modele.effet(), Types.DATE);
            ajout.setString(3, contenu);
            ajout.setString(4, Sha256.hex(contenu));
            ajout.setObject(5, maintenant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            ajout.setString(6, auteur);
            ajout.setString(7, "Modèle livré avec le dispositif");
            ajout.executeUpdate();
        }
    }

    private static void reecrire(Connection connexion, String numero, String ancien, String contenu)
            throws SQLException {
        if (ancien.equals(contenu)) {
            return;
        }
        try (PreparedStatement ajout = connexion.prepareStatement(
                "UPDATE national.modele_version SET contenu = ?, empreinte = ? WHERE numero = ?")) {
            ajout.setString(1, contenu);
            ajout.setString(2, Sha256.hex(contenu));
            ajout.setString(3, numero);
            ajout.executeUpdate();
        }
    }

    /** Keeps {@code dispositif.yaml} word for word, which an export gives back. */
    public static void garderDispositif(Connection connexion, String texte) throws SQLException {
        try (PreparedStatement garde = connexion.prepareStatement("""
                INSERT INTO national.fichier_national (chemin, contenu) VALUES (?, ?)
                ON CONFLICT (chemin) DO UPDATE SET contenu = excluded.contenu
                """)) {
            garde.setString(1, FichierNational.DISPOSITIF);
            garde.setString(2, texte);
            garde.executeUpdate();
        }
    }

    /** What the registry must say of the guichet, but for its state. */
    private static List<String> inscription(GuichetDeclare guichet, String domaine) {
        Reglement.Identite identite = guichet.identite();
        return Arrays.asList(
                identite.code().valeur(),
                identite.slug(),
                identite.slug() + "." + domaine,
                guichet.type().name(),
                identite.nom(),
                identite.complement(),
                identite.intitule(),
                guichet.region(),
                identite.fuseau().getId());
    }

    /**
     * The guichets for which nothing is left to write, found by two queries for all: what is in the national repository
     * was written in one transaction with the guichet's own copy.
     */
    public static Set<CodeDepartement> aJour(Connection connexion, List<GuichetDeclare> guichets, String domaine)
            throws SQLException {
        Set<List<String>> inscrits = lire(connexion, """
                SELECT code, slug, hote, type, nom, complement, intitule, region, fuseau FROM national.guichet
                """);
        Set<List<String>> publiees =
                lire(connexion, "SELECT guichet, numero, empreinte, md5(contenu) FROM national.reglement_version");
        return guichets.stream()
                .filter(guichet -> inscrits.contains(inscription(guichet, domaine)))
                .filter(guichet -> guichet.versions().stream()
                        .allMatch(version -> publiees.contains(List.of(
                                guichet.code().valeur(),
                                version.reglement().version(),
                                version.empreinte(),
                                md5(version.contenu())))))
                .map(GuichetDeclare::code)
                .collect(Collectors.toSet());
    }

    private static Set<List<String>> lire(Connection connexion, String requete) throws SQLException {
        Set<List<String>> lues = new HashSet<>();
        try (Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(requete)) {
            int colonnes = lignes.getMetaData().getColumnCount();
            while (lignes.next()) {
                List<String> ligne = new ArrayList<>();
                for (int colonne = 1; colonne <= colonnes; colonne++) {
                    ligne.add(lignes.getString(colonne));
                }
                lues.add(ligne);
            }
        }
        return lues;
    }

    private static String md5(String texte) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(texte.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inscrire(Connection connexion, List<GuichetDeclare> guichets, String domaine)
            throws SQLException {
        try (PreparedStatement inscription = connexion.prepareStatement("""
                INSERT INTO national.guichet
                    (code, slug, hote, type, nom, complement, intitule, region, fuseau, etat)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET slug = excluded.slug, hote = excluded.hote, type = excluded.type,
                    nom = excluded.nom, complement = excluded.complement, intitule = excluded.intitule,
                    region = excluded.region, fuseau = excluded.fuseau
                WHERE (guichet.slug, guichet.hote, guichet.type, guichet.nom, guichet.complement, guichet.intitule,
                        guichet.region, guichet.fuseau)
                    IS DISTINCT FROM (excluded.slug, excluded.hote, excluded.type, excluded.nom, excluded.complement,
                        excluded.intitule, excluded.region, excluded.fuseau)
                """)) {
            for (GuichetDeclare guichet : guichets) {
                List<String> valeurs = inscription(guichet, domaine);
                for (int colonne = 0; colonne < valeurs.size(); colonne++) {
                    inscription.setString(colonne + 1, valeurs.get(colonne));
                }
                inscription.setString(valeurs.size() + 1, guichet.etat().name());
                inscription.addBatch();
            }
            inscription.executeBatch();
        }
    }

    /**
     * Copies into the guichet's schema the versions that are not there yet.
     *
     * @param schema of the guichet
     * @return how many versions were added
     * @throws OperationInvalide when a version already published has another content
     */
    public int publier(Connection connexion, String schema, List<VersionDeclaree> versions) throws SQLException {
        return deposer(connexion, schema + ".reglement_version", null, versions);
    }

    /** @param guichet null in a guichet's own table, which has no such column */
    private int deposer(Connection connexion, String table, String guichet, List<VersionDeclaree> versions)
            throws SQLException {
        String duGuichet = guichet == null ? "" : " AND guichet = '" + guichet + "'";
        Map<String, Publiee> publiees = new HashMap<>();
        try (Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(
                        "SELECT numero, empreinte, contenu FROM " + table + " WHERE true" + duGuichet)) {
            while (lignes.next()) {
                publiees.put(lignes.getString(1), new Publiee(lignes.getString(2), lignes.getString(3)));
            }
        }
        int ajoutees = 0;
        for (VersionDeclaree version : versions) {
            Publiee publiee = publiees.get(version.reglement().version());
            if (publiee == null) {
                ajouter(connexion, table, guichet, version);
                ajoutees++;
            } else if (!publiee.empreinte().equals(version.empreinte())
                    && !JsonReglement.complete(version.contenu(), publiee.contenu())) {
                throw dejaPubliee(version.reglement());
            } else if (!publiee.contenu().equals(version.contenu())) {
                reecrire(connexion, table, duGuichet, publiee, version);
            }
        }
        return ajoutees;
    }

    private void ajouter(Connection connexion, String table, String guichet, VersionDeclaree version)
            throws SQLException {
        String colonne = guichet == null ? "" : ", guichet";
        try (PreparedStatement ajout = connexion.prepareStatement("INSERT INTO " + table
                + " (numero, effet, contenu, empreinte, publie_le, auteur, motif" + colonne
                + ") VALUES (?, ?, ?, ?, ?, ?, ?" + (guichet == null ? ")" : ", ?)"))) {
            ajout.setString(1, version.reglement().version());
            ajout.setObject(2, version.reglement().effet(), Types.DATE);
            ajout.setString(3, version.contenu());
            ajout.setString(4, version.empreinte());
            ajout.setObject(5, maintenant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            ajout.setString(6, auteur);
            ajout.setString(7, version.motif());
            if (guichet != null) {
                ajout.setString(8, guichet);
            }
            ajout.executeUpdate();
        }
    }

    /**
     * Every rule that was published is the same: only the identity of the guichet, which is no rule, was corrected, or this
     * release knows keys that the one which published did not.
     */
    private static void reecrire(
            Connection connexion, String table, String duGuichet, Publiee publiee, VersionDeclaree version)
            throws SQLException {
        try (PreparedStatement correction = connexion.prepareStatement(
                "UPDATE " + table + " SET contenu = ?, empreinte = ? WHERE numero = ? AND empreinte = ?" + duGuichet)) {
            correction.setString(1, version.contenu());
            correction.setString(2, version.empreinte());
            correction.setString(3, version.reglement().version());
            correction.setString(4, publiee.empreinte());
            correction.executeUpdate();
        }
    }

    private static OperationInvalide dejaPubliee(Reglement reglement) {
        return new OperationInvalide("Guichet " + reglement.identite().code() + ", version " + reglement.version()
                + " : elle est déjà publiée avec un autre contenu, et une version publiée ne se réécrit pas."
                + " Remettez l'ancien contenu dans guichet.yaml et ajoutez une version, avec un nouveau numéro et sa"
                + " date d'effet ; une valeur du modèle national qui change demande une version dans chaque guichet.");
    }
}
