package fr.guichets.lanceur;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder where one stack keeps its data, its secrets and its logs. One lanceur at a time holds it. A folder that
 * this class did not make is never touched.
 */
final class DossierDonnees implements AutoCloseable {

    private static final String MARQUE = "pile-guichets";
    private static final String VERROU = "lanceur.verrou";
    private static final FileAttribute<Set<PosixFilePermission>> PRIVE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path racine;
    private final FileChannel verrou;

    private DossierDonnees(Path racine, FileChannel verrou) {
        this.racine = racine;
        this.verrou = verrou;
    }

    /** @throws Echec when the folder belongs to something else, or to another lanceur that runs */
    static DossierDonnees ouvrir(Path racine) {
        try {
            if (!Files.exists(racine)) {
                Files.createDirectories(racine, PRIVE);
            }
            if (!Files.exists(racine.resolve(MARQUE)) && !vide(racine)) {
                throw new Echec("Le dossier " + racine + " contient autre chose que des données de Guichets : "
                        + "il n'est pas touché. Choisissez un autre dossier : --donnees DOSSIER");
            }
            FileChannel verrou = verrouiller(racine);
            Files.setPosixFilePermissions(racine, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(racine.resolve(MARQUE), "données locales de Guichets\n");
            return new DossierDonnees(racine, verrou);
        } catch (IOException e) {
            throw new Echec(
                    "Le dossier de données " + racine + " ne peut pas être lu ou écrit : " + e.getMessage()
                            + ". Choisissez-en un autre : --donnees DOSSIER",
                    e);
        }
    }

    private static boolean vide(Path dossier) throws IOException {
        try (Stream<Path> contenu = Files.list(dossier)) {
            return contenu.map(fichier -> fichier.getFileName().toString()).allMatch(VERROU::equals);
        }
    }

    private static FileChannel verrouiller(Path racine) throws IOException {
        Path fichier = racine.resolve(VERROU);
        FileChannel canal =
                FileChannel.open(fichier, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock prise;
        try {
            prise = canal.tryLock();
        } catch (OverlappingFileLockException e) {
            prise = null;
        }
        if (prise == null) {
            String occupant = Files.readString(fichier).strip();
            canal.close();
            throw new Echec("Une pile tourne déjà sur le dossier " + racine + " (processus " + occupant + "). "
                    + "Arrêtez-la, ou choisissez un autre dossier et d'autres ports : "
                    + "--donnees DOSSIER --decalage-ports " + Ports.PAS_CONSEILLE);
        }
        canal.truncate(0);
        canal.write(StandardCharsets.US_ASCII.encode(
                Long.toString(ProcessHandle.current().pid())));
        return canal;
    }

    /** Deletes what the stack kept; the folder and its lock stay. */
    void reinitialiser() {
        try (Stream<Path> contenu = Files.list(racine)) {
            List<Path> aEffacer = contenu.filter(fichier -> !List.of(VERROU, MARQUE)
                            .contains(fichier.getFileName().toString()))
                    .toList();
            aEffacer.forEach(DossierDonnees::effacer);
        } catch (IOException e) {
            throw new Echec("Les données de " + racine + " ne peuvent pas être effacées : " + e.getMessage(), e);
        }
    }

    static void effacer(Path arbre) {
        if (!Files.exists(arbre)) {
            return;
        }
        try (Stream<Path> contenu = Files.walk(arbre)) {
            for (Path fichier : contenu.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(fichier);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of that name inside the data folder, made if it is absent. */
    Path dossier(String nom) {
        try {
            return Files.createDirectories(racine.resolve(nom));
        } catch (IOException e) {
            throw new Echec("Le dossier " + racine.resolve(nom) + " ne peut pas être créé : " + e.getMessage(), e);
        }
    }

    Path fichier(String nom) {
        return racine.resolve(nom);
    }

    Path journal(String nom) {
        return dossier("journaux").resolve(nom + ".log");
    }

    /** The refusal to go on with a folder whose content no longer holds together. */
    Echec endommage(String constat) {
        return new Echec("Le dossier de données " + racine + " est endommagé : " + constat
                + ". Remettez-y une sauvegarde, ou effacez tout et repartez de zéro : --reinitialiser");
    }

    @Override
    public void close() throws IOException {
        verrou.close();
    }
}
