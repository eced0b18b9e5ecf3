package fr.guichets.lanceur;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application server, started by the same script as in production, with a working folder inside the data folder. */
final class WildFly {

    static final String NOM = "wildfly";

    private final Enfant processus;
    private final Path deploiement;

    private WildFly(Enfant processus, Path deploiement) {
        this.processus = processus;
        this.deploiement = deploiement;
    }

    static WildFly demarrer(
            DossierDonnees dossier,
            Assemblage assemblage,
            Ports ports,
            Secrets secrets,
            Options options,
            Duration decalageHorloge) {
        Path base = base(dossier, assemblage);
        List<String> commande = List.of(
                assemblage.serveur().resolve("bin/demarrer.sh").toString(),
                "-Djboss.socket.binding.port-offset=" + ports.decalage());
        return new WildFly(
                Enfant.lancer(
                        NOM,
                        dossier,
                        commande,
                        Map.ofEntries(
                                Map.entry("GUICHETS_SERVEUR_DOSSIER", base.toString()),
                                Map.entry(
                                        "GUICHETS_JVM",
                                        "-Xms128m -Xmx1g -XX:MaxMetaspaceSize=512m -XX:+UseSerialGC"
                                                + " -XX:TieredStopAtLevel=1"),
                                Map.entry("GUICHETS_BD_URL", urlBase(ports)),
                                Map.entry("GUICHETS_SECRET", secrets.guichets()),
                                Map.entry("GUICHETS_DOMAINE", Pile.DOMAINE),
                                Map.entry("GUICHETS_PILE", "locale"),
                                Map.entry("GUICHETS_ADRESSE", "http://" + Pile.DOMAINE + ":" + ports.http()),
                                Map.entry(
                                        "GUICHETS_OIDC_FOURNISSEUR",
                                        Keycloak.adresse(ports) + "/realms/" + Pile.ROYAUME),
                                Map.entry("GUICHETS_OIDC_SECRET", secrets.oidc()),
                                Map.entry("GUICHETS_OIDC_PROVISIONNEMENT_SECRET", secrets.provisionnement()),
                                Map.entry("GUICHETS_ACCES_FOURNISSEURS", Compte.FOURNISSEUR_ETAT),
                                Map.entry("GUICHETS_ACCES_PREFECTURES", prefectures()),
                                Map.entry(
                                        "GUICHETS_DEMONSTRATION",
                                        demonstration(dossier).toString()),
                                Map.entry("GUICHETS_ANTIVIRUS", Antivirus.adresse(ports)),
                                Map.entry("GUICHETS_SMTP_HOTE", "127.0.0.1"),
                                Map.entry("GUICHETS_SMTP_PORT", Integer.toString(ports.smtp())),
                                Map.entry("GUICHETS_SMTP_TLS", "aucun"),
                                Map.entry("GUICHETS_SMTP_EXPEDITEUR", "ne-pas-repondre@guichets.invalid"),
                                Map.entry(
                                        "GUICHETS_SIGNATURE_MAGASIN",
                                        CertificatLocal.dans(dossier, secrets).toString()),
                                Map.entry("GUICHETS_SIGNATURE_MOT_DE_PASSE", secrets.signature()),
                                Map.entry("GUICHETS_HORLOGE_DECALAGE", decalageHorloge.toString()),
                                Map.entry("GUICHETS_LIMITE_REQUETES", options.sansLimite() ? "0" : ""),
                                Map.entry("GUICHETS_MARQUE_ETAT", Boolean.toString(options.marqueEtat())))),
                base.resolve("deployments/guichets.ear"));
    }

    /** 18=17180999100012,63=… */
    private static String prefectures() {
        return Compte.GUICHETS.keySet().stream()
                .map(code -> code + "=" + Compte.siretPrefecture(code))
                .collect(Collectors.joining(","));
    }

    static String urlBase(Ports ports) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgresql() + "/guichets";
    }

    private static Path demonstration(DossierDonnees dossier) {
        Path fichier = dossier.fichier("dossiers-demo.json");
        try (InputStream jeu = WildFly.class.getResourceAsStream("/demonstration/dossiers-demo.json")) {
            Files.copy(jeu, fichier, StandardCopyOption.REPLACE_EXISTING);
            return fichier;
        } catch (IOException e) {
            throw new Echec("Le jeu de démonstration ne peut pas être posé : " + e.getMessage(), e);
        }
    }

    /** Configuration and archive come from the build at each start; what the server itself keeps (data) stays. */
    private static Path base(DossierDonnees dossier, Assemblage assemblage) {
        Path base = dossier.dossier("serveur");
        for (String partie : List.of("configuration", "deployments", "tmp")) {
            DossierDonnees.effacer(base.resolve(partie));
        }
        Path modele = assemblage.serveur().resolve("standalone");
        for (String partie : List.of("configuration", "deployments")) {
            copier(modele.resolve(partie), base.resolve(partie));
        }
        return base;
    }

    private static void copier(Path source, Path cible) {
        try (Stream<Path> contenu = Files.walk(source)) {
            for (Path fichier : contenu.toList()) {
                Files.copy(
                        fichier,
                        cible.resolve(source.relativize(fichier).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new Echec("Le dossier du serveur ne peut pas être préparé : " + e.getMessage(), e);
        }
    }

    Enfant processus() {
        return processus;
    }

    /** @throws Echec when the server has given up the deployment of the application */
    void verifierDeploiement() {
        if (Files.exists(deploiement.resolveSibling("guichets.ear.failed"))) {
            throw processus.echec("l'application n'a pas pu être déployée");
        }
    }
}
