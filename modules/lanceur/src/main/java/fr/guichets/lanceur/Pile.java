package fr.guichets.lanceur;

import fr.guichets.assemblage.Installation;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.base.Amorcage;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The three parts together, with the mail catcher and the antivirus: their order of start and of stop, and the watch over
 * those without which nothing works.
 */
final class Pile {

    static final String DOMAINE = "localhost";
    static final String ROYAUME = "guichets";

    private static final Duration ATTENTE_MAX = Duration.ofMinutes(5);
    private static final Duration ENTRE_DEUX_NOUVELLES = Duration.ofSeconds(5);
    private static final long PAS_MS = 250;

    private final Options options;
    private final Ports ports;
    private final Progression progression;
    private final Sonde sonde = new Sonde();
    private final ProcessHandle parent = ProcessHandle.current().parent().orElse(null);

    private DossierDonnees dossier;
    private PostgreSQL postgresql;
    private Keycloak keycloak;
    private WildFly wildfly;
    private Messagerie messagerie;
    private PageMessagerie pageMessagerie;
    private Antivirus antivirus;
    private Thread veille;
    private boolean arretee;

    Pile(Options options, Progression progression) {
        this.options = options;
        this.ports = new Ports(options.decalagePorts());
        this.progression = progression;
    }

    /** Comes back when every address answers. */
    void demarrer() throws SQLException {
        Assemblage assemblage = Assemblage.dans(options.racine());
        if (!Files.isDirectory(options.tenants())) {
            throw new Echec("Le dossier des guichets " + options.tenants() + " est introuvable : --tenants DOSSIER");
        }
        ouvrirDossier();
        detournerLesBavardages();
        Secrets secrets = Secrets.dans(dossier);
        Duration decalage = DateMetier.decalage(dossier, options.date(), new Horloge().maintenant());

        ouvrirMessagerie();
        synchronized (this) {
            antivirus = Antivirus.demarrer(dossier, ports);
        }
        progression.dire("PostgreSQL : démarrage");
        PostgreSQL base = PostgreSQL.demarrer(dossier, ports, secrets);
        synchronized (this) {
            postgresql = base;
        }
        Keycloak identite = Keycloak.preparer(dossier, assemblage, ports, secrets, adresse(DOMAINE));
        if (identite.aRefaire()) {
            base.oublierKeycloak();
        }
        new Amorcage("127.0.0.1", ports.postgresql(), PostgreSQL.SUPERUTILISATEUR, secrets.superutilisateur())
                .executer(secrets.proprietaire(), secrets.baseKeycloak());

        progression.dire("Keycloak : démarrage en parallèle");
        identite.demarrer();
        synchronized (this) {
            keycloak = identite;
        }
        Installation installation = new Installation(
                WildFly.urlBase(ports), secrets.proprietaire(), secrets.guichets(), DOMAINE, options.tenants());
        installation.executer(progression::dire);

        progression.dire("Serveur d'application : démarrage");
        WildFly serveur = WildFly.demarrer(dossier, assemblage, ports, secrets, options, decalage);
        synchronized (this) {
            wildfly = serveur;
        }
        attendre("le serveur d'application", () -> {
            serveur.verifierDeploiement();
            return sonde.statut(ports.http(), "/sante") == 200;
        });
        attendre("Keycloak", () -> sonde.statut(ports.keycloak(), "/realms/" + ROYAUME) == 200);
        attendre("la connexion", () -> sonde.statut(ports.keycloak(), entree("national." + DOMAINE)) == 302);
        identite.retenir();
        veillerAuxCreations(installation);
        annoncer();
    }

    /** The guichets that the national level asks for are made beside the server, which owns no schema. */
    private void veillerAuxCreations(Installation installation) {
        Thread creations = new Thread(() -> installation.veiller(progression::dire), "creations");
        creations.setDaemon(true);
        creations.start();
        synchronized (this) {
            veille = creations;
        }
    }

    /** Where a login begins: refused at once (400) as long as the provider does not know the host it would come back to. */
    private String entree(String hote) {
        return "/realms/" + ROYAUME
                + "/protocol/openid-connect/auth?client_id=guichets&response_type=code&redirect_uri="
                + URLEncoder.encode(adresse(hote) + "/connexion", StandardCharsets.UTF_8);
    }

    private void ouvrirDossier() {
        DossierDonnees ouvert = DossierDonnees.ouvrir(options.donnees());
        synchronized (this) {
            dossier = ouvert;
        }
        Enfant.arreterLesOrphelins(ouvert, progression);
        ports.verifierLibres();
        if (options.reinitialiser()) {
            progression.dire("Effacement des données de " + options.donnees());
            ouvert.reinitialiser();
        }
    }

    private synchronized void ouvrirMessagerie() {
        messagerie = Messagerie.demarrer(dossier.dossier("courrier"), ports.smtp());
        pageMessagerie = PageMessagerie.ouvrir(messagerie, ports.messagerie());
    }

    /** Liquibase and the drivers write to the standard output; the screen is for what the person waits for. */
    private void detournerLesBavardages() {
        try {
            PrintStream journal = new PrintStream(dossier.journal("lanceur").toFile(), StandardCharsets.UTF_8);
            System.setOut(journal);
            System.setErr(journal);
        } catch (IOException e) {
            throw new Echec("Le journal du lanceur ne peut pas être écrit : " + e.getMessage(), e);
        }
    }

    private void attendre(String quoi, BooleanSupplier pret) {
        long debut = System.nanoTime();
        long nouvelle = debut;
        while (!pret.getAsBoolean()) {
            verifierVivants();
            long maintenant = System.nanoTime();
            if (maintenant - debut > ATTENTE_MAX.toNanos()) {
                throw new Echec("Toujours rien de " + quoi + " après " + ATTENTE_MAX.toMinutes()
                        + " minutes ; les journaux sont dans " + dossier.dossier("journaux"));
            }
            if (maintenant - nouvelle > ENTRE_DEUX_NOUVELLES.toNanos()) {
                progression.dire("En attente : " + quoi);
                nouvelle = maintenant;
            }
            dormir(PAS_MS);
        }
        progression.dire("Prêt : " + quoi);
    }

    private static void dormir(long millisecondes) {
        try {
            TimeUnit.MILLISECONDS.sleep(millisecondes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Echec("Démarrage interrompu", e);
        }
    }

    private void annoncer() {
        progression.ecrire("");
        progression.ecrire("  Portail                    " + adresse(DOMAINE));
        progression.ecrire("  Guichet du Cher            " + adresse("cher." + DOMAINE));
        progression.ecrire("  Administration nationale   " + adresse("national." + DOMAINE));
        progression.ecrire("  Courriels envoyés          http://localhost:" + ports.messagerie() + "/");
        progression.ecrire("  Antivirus                  " + antivirus.annonce());
        progression.ecrire("  Keycloak                   http://localhost:" + ports.keycloak()
                + "/ (admin, mot de passe dans " + dossier.fichier("secrets.properties") + ")");
        progression.ecrire("");
        progression.ecrire("  Comptes de démonstration (mot de passe = nom du compte) : " + Compte.NATIONAL);
        Compte.GUICHETS.keySet().forEach(code -> progression.ecrire("    " + comptes("/guichets/" + code + "/")));
        progression.ecrire("  et, pour les collectivités :");
        progression.ecrire("    " + comptes(""));
        progression.ecrire("");
        progression.ecrire("  Ctrl-C arrête tout ; les données restent dans " + options.donnees());
        progression.ecrire("PRET " + adresse(DOMAINE) + "/");
    }

    /** The accounts whose group begins so; those without a group when it is empty. */
    private static String comptes(String groupe) {
        return Compte.tous().stream()
                .filter(compte -> !compte.nom().equals(Compte.NATIONAL))
                .filter(compte -> groupe.isEmpty()
                        ? compte.groupe().isEmpty()
                        : compte.groupe().startsWith(groupe))
                .map(Compte::nom)
                .collect(Collectors.joining(" "));
    }

    private String adresse(String hote) {
        return "http://" + hote + ":" + ports.http();
    }

    /** Watches until something stops; a lanceur that Maven started ends with it. */
    void veiller() {
        while (true) {
            verifierVivants();
            dormir(1000);
        }
    }

    private void verifierVivants() {
        if (options.lieAuParent() && (parent == null || !parent.isAlive())) {
            throw new Echec("Le programme qui a lancé la pile s'est arrêté : arrêt de la pile.");
        }
        for (Enfant enfant : enfants()) {
            if (!enfant.vivant()) {
                throw enfant.echec("s'est arrêté de façon inattendue");
            }
        }
    }

    private synchronized List<Enfant> enfants() {
        List<Enfant> enfants = new ArrayList<>();
        if (postgresql != null) {
            enfants.add(postgresql.processus());
        }
        if (keycloak != null) {
            enfants.add(keycloak.processus());
        }
        if (wildfly != null) {
            enfants.add(wildfly.processus());
        }
        return arretee ? List.of() : enfants;
    }

    /** The pages first, the database last. */
    synchronized void arreter() {
        if (arretee) {
            return;
        }
        arretee = true;
        if (veille != null) {
            veille.interrupt();
        }
        if (wildfly != null || keycloak != null || postgresql != null) {
            progression.dire("Arrêt");
        }
        if (keycloak != null) {
            keycloak.processus().demanderArret();
        }
        if (wildfly != null) {
            wildfly.processus().arreter(8);
            progression.dire("Serveur d'application arrêté");
        }
        if (antivirus != null) {
            antivirus.arreter();
        }
        if (pageMessagerie != null) {
            pageMessagerie.close();
        }
        if (messagerie != null) {
            messagerie.close();
        }
        if (keycloak != null) {
            keycloak.processus().arreter(3);
            progression.dire("Keycloak arrêté");
        }
        if (postgresql != null) {
            postgresql.arreter();
            progression.dire("PostgreSQL arrêté");
        }
    }
}
