package fr.guichets.assemblage;

import fr.guichets.enveloppes.PublicationDispositif;
import fr.guichets.referentiel.ChargementReferentiel;
import fr.guichets.reglement.Completion;
import fr.guichets.reglement.Publication;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Configuration;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.MotsDePasse;
import fr.guichets.socle.base.Amorcage;
import fr.guichets.socle.base.Empreinte;
import fr.guichets.socle.base.Migrations;
import fr.guichets.socle.base.Roles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Brings the database to what the code and the tenants folder say: schemas, roles, reference data, guichets and their
 * published rules. Run by the owner role before the server starts; can be repeated at any moment and takes up again what
 * an interrupted run left. Configuration is read and checked whole before anything is written.
 */
public class Installation {

    /** Keeps a second installation waiting; a hint within one PostgreSQL server, the work itself can be repeated. */
    static final long VERROU = 0x67756963686574L;

    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private final String url;
    private final String motDePasseProprietaire;
    private final MotsDePasse motsDePasse;
    private final String domaine;
    private final Path dossierTenants;

    /** @param domaine the guichets' common domain: localhost gives cher.localhost */
    public Installation(String url, String motDePasseProprietaire, String secret, String domaine, Path dossierTenants) {
        this.url = url;
        this.motDePasseProprietaire = motDePasseProprietaire;
        this.motsDePasse = new MotsDePasse(secret);
        this.domaine = domaine;
        this.dossierTenants = dossierTenants;
    }

    /**
     * @param schemas how many schemas were created or migrated
     * @param versions how many versions of rules were published
     * @param derives what had drifted in each login role and was put right
     * @param ecarts what was left aside of the files of guichets whose rules went on from the screens, French
     */
    public record Rapport(int guichets, int schemas, int versions, Map<String, String> derives, List<String> ecarts) {}

    /**
     * Settings by environment: guichets.bd.url, guichets.bd.proprietaire (a secret), guichets.secret, guichets.domaine.
     *
     * @param arguments {@code --veille} to stay awake and make the guichets that the national level asks for
     */
    public static void main(String[] arguments) throws SQLException {
        Installation installation = new Installation(
                Configuration.obligatoire("guichets.bd.url"),
                Configuration.secret("guichets.bd.proprietaire"),
                Configuration.secret("guichets.secret"),
                Configuration.domaine(),
                Path.of(Configuration.texte("guichets.tenants", "tenants")));
        if (List.of(arguments).contains("--veille")) {
            installation.veiller(System.out::println);
        } else {
            System.out.println(installation.executer(System.out::println));
        }
    }

    /** Makes the guichets that are asked for, as soon as they are, until the thread is interrupted. */
    public void veiller(Consumer<String> progression) {
        LIQUIBASE.setLevel(Level.WARNING);
        new Creations(this::connecter, connexion -> new Roles(connexion, url, motsDePasse), domaine)
                .veiller(progression);
    }

    /**
     * @param progression receives one French sentence per step
     * @throws fr.guichets.reglement.tenants.TenantsInvalides when the folder has errors; nothing has been written
     */
    public Rapport executer(Consumer<String> progression) throws SQLException {
        LIQUIBASE.setLevel(Level.WARNING);
        try (Connection proprietaire = connecter()) {
            executer(proprietaire, "SET lock_timeout TO '5min'");
            executer(proprietaire, "SELECT pg_advisory_lock(" + VERROU + ")");
            Roles roles = new Roles(proprietaire, url, motsDePasse);
            Map<String, String> etat = Migrations.etat(proprietaire);
            String empreinte = DossierApplique.empreinte(dossierTenants, domaine);
            Optional<DossierTenants> aAppliquer = Optional.empty();
            if (!aJour(proprietaire, roles, etat, empreinte)) {
                progression.accept("Lecture des règlements de " + dossierTenants.getFileName());
                aAppliquer = Optional.of(DossierTenants.lire(dossierTenants));
            }
            List<GuichetDeclare> guichets =
                    aAppliquer.map(DossierTenants::guichets).orElse(List.of());
            int schemas = communs(proprietaire, roles, etat, progression);
            if (aAppliquer.isPresent()) {
                PublicationDispositif.publier(proprietaire, aAppliquer.get().dispositif());
                Publication.garderDispositif(
                        proprietaire,
                        Files.readString(dossierTenants.resolve("_national").resolve("dispositif.yaml")));
                new Publication(new Horloge().maintenant(), Provisionnement.AUTEUR)
                        .publierModeles(proprietaire, aAppliquer.get().modeles());
            }
            try (Connection reference = connecter()) {
                executer(reference, "SET search_path TO reference");
                ChargementReferentiel.charger(reference, progression);
            }
            List<Provisionnement.Resultat> resultats = provisionner(proprietaire, roles, etat, guichets, progression);
            List<String> inscrits = inscrits(proprietaire);
            Map<String, String> derives = reparer(proprietaire, roles, inscrits, progression);
            DossierApplique.noter(proprietaire, empreinte);
            return new Rapport(
                    inscrits.size(),
                    schemas
                            + (int) resultats.stream()
                                    .filter(Provisionnement.Resultat::migre)
                                    .count(),
                    resultats.stream()
                            .mapToInt(Provisionnement.Resultat::versionsPubliees)
                            .sum(),
                    derives,
                    resultats.stream()
                            .map(Provisionnement.Resultat::ecart)
                            .filter(Objects::nonNull)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when this very folder was applied whole and nothing of what it made is missing since. */
    private boolean aJour(Connection proprietaire, Roles roles, Map<String, String> etat, String empreinte)
            throws SQLException {
        if (!Empreinte.de(Changelogs.NATIONAL).equals(etat.get(DepartementCourant.NATIONAL))
                || !DossierApplique.estCelui(proprietaire, empreinte)) {
            return false;
        }
        Collection<String> existants = roles.existants();
        return inscrits(proprietaire).stream()
                .allMatch(schema -> existants.contains(schema)
                        && Empreinte.de(Changelogs.GUICHET).equals(etat.get(schema)));
    }

    private List<Provisionnement.Resultat> provisionner(
            Connection proprietaire,
            Roles roles,
            Map<String, String> etat,
            List<GuichetDeclare> guichets,
            Consumer<String> progression)
            throws SQLException {
        Collection<String> existants = roles.existants();
        Set<CodeDepartement> aJour = Publication.aJour(proprietaire, guichets, domaine);
        Predicate<String> enRetard = schema ->
                !existants.contains(schema) || !Empreinte.de(Changelogs.GUICHET).equals(etat.get(schema));
        List<GuichetDeclare> aPreparer = guichets.stream()
                .filter(guichet -> !aJour.contains(guichet.code())
                        || enRetard.test(guichet.code().schema()))
                .toList();
        progression.accept(
                aPreparer.isEmpty() ? "Tous les guichets sont à jour" : aPreparer.size() + " guichets à préparer");
        Provisionnement provisionnement = new Provisionnement(this::connecter, roles, domaine, existants, etat);
        List<Provisionnement.Resultat> resultats = new ArrayList<>(
                Parallele.faire(aPreparer, provisionnement::provisionner, "guichets prêts", progression));
        List<String> declares =
                guichets.stream().map(guichet -> guichet.code().schema()).toList();
        List<String> desEcrans = inscrits(proprietaire).stream()
                .filter(schema -> !declares.contains(schema) && enRetard.test(schema))
                .toList();
        resultats.addAll(Parallele.faire(
                desEcrans,
                schema -> new Provisionnement.Resultat(provisionnement.preparer(schema), 0, null),
                "guichets créés depuis les écrans",
                progression));
        if (!guichets.isEmpty()) {
            completer(proprietaire, provisionnement, guichets, progression);
        }
        resultats.stream()
                .map(Provisionnement.Resultat::ecart)
                .filter(Objects::nonNull)
                .forEach(progression);
        return resultats;
    }

    private static void completer(
            Connection proprietaire,
            Provisionnement provisionnement,
            List<GuichetDeclare> guichets,
            Consumer<String> progression)
            throws SQLException {
        Map<CodeDepartement, Reglement.Identite> identites =
                guichets.stream().collect(Collectors.toMap(GuichetDeclare::code, GuichetDeclare::identite));
        Completion completion = new Completion(proprietaire);
        int completees = 0;
        for (CodeDepartement code : codes(proprietaire)) {
            completees += provisionnement.completer(completion, code, identites.get(code));
        }
        if (completees > 0) {
            progression.accept("Versions publiées depuis les écrans et mises à jour : " + completees);
        }
    }

    /** Schemas of the guichets in the registry. */
    private static List<String> inscrits(Connection proprietaire) throws SQLException {
        return codes(proprietaire).stream().map(CodeDepartement::schema).toList();
    }

    private static List<CodeDepartement> codes(Connection proprietaire) throws SQLException {
        List<CodeDepartement> codes = new ArrayList<>();
        try (Statement ordre = proprietaire.createStatement();
                ResultSet lignes = ordre.executeQuery("SELECT code FROM national.guichet ORDER BY code")) {
            while (lignes.next()) {
                codes.add(new CodeDepartement(lignes.getString(1)));
            }
        }
        return codes;
    }

    private int communs(Connection proprietaire, Roles roles, Map<String, String> etat, Consumer<String> progression)
            throws SQLException {
        Collection<String> existants = roles.existants();
        if (!existants.contains(Roles.LECTEUR)) {
            executer(proprietaire, "CREATE ROLE " + Roles.LECTEUR + " NOLOGIN");
        }
        executer(proprietaire, "CREATE SCHEMA IF NOT EXISTS reference");
        executer(proprietaire, "GRANT USAGE ON SCHEMA reference TO " + Roles.LECTEUR);
        if (!existants.contains(DepartementCourant.NATIONAL)) {
            roles.creer(DepartementCourant.NATIONAL);
        }
        int migres = 0;
        if (!Empreinte.de(Changelogs.NATIONAL).equals(etat.get(DepartementCourant.NATIONAL))) {
            progression.accept("Migration du schéma national");
            migrer(DepartementCourant.NATIONAL, Changelogs.NATIONAL, Map.of("role", DepartementCourant.NATIONAL));
            migres++;
        }
        if (!Empreinte.de(Changelogs.REFERENCE).equals(etat.get("reference"))) {
            progression.accept("Migration du schéma de référence");
            migrer("reference", Changelogs.REFERENCE, Map.of("lecteur", Roles.LECTEUR));
            migres++;
        }
        return migres;
    }

    private void migrer(String schema, String changelog, Map<String, String> parametres) throws SQLException {
        try (Connection connexion = connecter()) {
            Migrations.appliquer(connexion, schema, changelog, parametres);
        }
    }

    private Map<String, String> reparer(
            Connection proprietaire, Roles roles, List<String> inscrits, Consumer<String> progression)
            throws SQLException {
        List<String> noms = new ArrayList<>(inscrits);
        noms.add(DepartementCourant.NATIONAL);
        progression.accept("Contrôle des rôles de connexion");
        Map<String, String> derives = roles.reparer(noms);
        List<Boolean> remis = Parallele.faire(noms, roles::reparerMotDePasse, "rôles contrôlés", progression);
        for (int i = 0; i < noms.size(); i++) {
            if (remis.get(i)) {
                derives.merge(noms.get(i), "mot de passe", (a, b) -> a + ", " + b);
            }
        }
        try (PreparedStatement preuve = proprietaire.prepareStatement(
                "UPDATE national.etat_schema SET joignable_le = now() WHERE schema_nom = ANY (?)")) {
            preuve.setArray(1, proprietaire.createArrayOf("text", noms.toArray()));
            preuve.executeUpdate();
        }
        derives.forEach((role, derive) ->
                progression.accept("Le rôle " + role + " avait dérivé (" + derive + ") : remis en ordre"));
        return derives;
    }

    private Connection connecter() throws SQLException {
        return DriverManager.getConnection(url, Amorcage.PROPRIETAIRE, motDePasseProprietaire);
    }

    private static void executer(Connection connexion, String ordreSql) throws SQLException {
        try (Statement ordre = connexion.createStatement()) {
            ordre.execute(ordreSql);
        }
    }
}
