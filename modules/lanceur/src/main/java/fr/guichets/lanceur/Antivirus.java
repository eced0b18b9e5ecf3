package fr.guichets.lanceur;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ClamAV, when it is installed on this machine, with a configuration and signatures of its own: the only signature is that
 * of the EICAR test file, so that the real scan is seen at work. Without it the stack runs and the received files wait.
 */
final class Antivirus {

    static final String NOM = "antivirus";

    private static final List<String> AILLEURS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin");

    /** Name, any kind of file, from its first byte, then the text of the EICAR test file in hexadecimal. */
    private static final String SIGNATURE_EICAR =
            "Eicar-Test-Signature:0:0:58354f2150254041505b345c505a58353428505e2937434329377d2445494341522d5354414e44415244"
                    + "2d414e544956495255532d544553542d46494c452124482b482a\n";

    private final Enfant processus;

    private Antivirus(Enfant processus) {
        this.processus = processus;
    }

    static Antivirus demarrer(DossierDonnees dossier, Ports ports) {
        return programme()
                .map(clamd -> new Antivirus(Enfant.lancer(
                        NOM,
                        dossier,
                        List.of(clamd.toString(), "--foreground", "--config-file=" + configuration(dossier, ports)),
                        Map.of())))
                .orElseGet(() -> new Antivirus(null));
    }

    /** Where the server finds it, empty when it is not installed. */
    static String adresse(Ports ports) {
        return programme().isPresent() ? "127.0.0.1:" + ports.antivirus() : "";
    }

    private static Optional<Path> programme() {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        AILLEURS.stream())
                .filter(dossier -> !dossier.isEmpty())
                .map(dossier -> Path.of(dossier, "clamd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What one file may be is decided by the application (20 MB): the daemon's own bounds come after it. */
    private static Path configuration(DossierDonnees dossier, Ports ports) {
        Path signatures = dossier.dossier("antivirus/signatures");
        Path provisoire = dossier.dossier("antivirus/tmp");
        Path configuration = dossier.fichier("antivirus/clamd.conf");
        try {
            Files.writeString(signatures.resolve("eicar.ndb"), SIGNATURE_EICAR);
            Files.writeString(configuration, """
                    TCPSocket %d
                    TCPAddr 127.0.0.1
                    DatabaseDirectory %s
                    TemporaryDirectory %s
                    StreamMaxLength 64M
                    MaxFileSize 64M
                    MaxScanSize 400M
                    AlertExceedsMax yes
                    MaxThreads 4
                    """.formatted(ports.antivirus(), signatures, provisoire));
            return configuration;
        } catch (IOException e) {
            throw new Echec("L'antivirus ne peut pas être préparé : " + e.getMessage(), e);
        }
    }

    /** One line for the person who waits. */
    String annonce() {
        if (processus == null) {
            return "absent : les fichiers reçus attendront d'être contrôlés (paquet clamav-daemon)";
        }
        return processus.vivant()
                ? "ClamAV, avec la seule signature du fichier d'essai EICAR"
                : "ClamAV s'est arrêté : les fichiers reçus attendront d'être contrôlés (voir journaux/antivirus.log)";
    }

    void arreter() {
        if (processus != null) {
            processus.arreter(3);
        }
    }
}
