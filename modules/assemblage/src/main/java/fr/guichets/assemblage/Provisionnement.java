package fr.guichets.assemblage;

import fr.guichets.reglement.Completion;
import fr.guichets.reglement.FichierAdmis;
import fr.guichets.reglement.Publication;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.base.Empreinte;
import fr.guichets.socle.base.Migrations;
import fr.guichets.socle.base.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Everything that makes one guichet exist: role, schema, migration, registration, published rules. Can be repeated. */
class Provisionnement {

    interface Acces {
        Connection connecter() throws SQLException;
    }

    /**
     * @param versionsPubliees versions that were not there yet
     * @param ecart what of its file was left aside and why, French; null when nothing was
     */
    record Resultat(boolean migre, int versionsPubliees, String ecart) {}

    static final String AUTEUR = "installation";

    private final Acces acces;
    private final Roles roles;
    private final String domaine;
    private final Collection<String> rolesExistants;
    private final Map<String, String> etat;

    /**
     * @param acces to the database as its owner
     * @param rolesExistants as read once for all guichets
     * @param etat of the schemas, as read once for all guichets
     */
    Provisionnement(
            Acces acces, Roles roles, String domaine, Collection<String> rolesExistants, Map<String, String> etat) {
        this.acces = acces;
        this.roles = roles;
        this.domaine = domaine;
        this.rolesExistants = rolesExistants;
        this.etat = etat;
    }

    Resultat provisionner(GuichetDeclare declare) throws SQLException {
        boolean migre = preparer(declare.code().schema());
        try (Connection connexion = acces.connecter()) {
            connexion.setAutoCommit(false);
            FichierAdmis admis = FichierAdmis.de(connexion, declare, AUTEUR);
            int versions = inscrire(connexion, admis.guichet(), new Publication(new Horloge().maintenant(), AUTEUR));
            connexion.commit();
            return new Resultat(migre, versions, admis.ecart());
        }
    }

    /**
     * The role and the schema, as the code of today wants them.
     *
     * @return true when the schema had to be migrated
     */
    boolean preparer(String schema) throws SQLException {
        if (!rolesExistants.contains(schema)) {
            synchronized (roles) {
                roles.creer(schema);
            }
        }
        boolean aMigrer = !Empreinte.de(Changelogs.GUICHET).equals(etat.get(schema));
        if (aMigrer) {
            try (Connection connexion = acces.connecter()) {
                Migrations.appliquer(connexion, schema, Changelogs.GUICHET, Map.of("role", schema));
            }
        }
        return aMigrer;
    }

    /**
     * The keys that this release adds, and the identity of today, to the versions that are in no file.
     *
     * @param identite null for a guichet that is in no file
     */
    int completer(Completion completion, CodeDepartement code, Identite identite) throws SQLException {
        try (Connection connexion = acces.connecter()) {
            connexion.setAutoCommit(false);
            int completees = completion.completer(connexion, code, identite);
            connexion.commit();
            return completees;
        }
    }

    /**
     * The rules and the registration, in the transaction of the caller.
     *
     * @return how many versions were not there yet
     */
    int inscrire(Connection connexion, GuichetDeclare declare, Publication publication) throws SQLException {
        int versions = publication.publier(connexion, declare.code().schema(), declare.versions());
        publication.enregistrer(connexion, List.of(declare), domaine);
        return versions;
    }
}
