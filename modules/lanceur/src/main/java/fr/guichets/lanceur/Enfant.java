package fr.guichets.lanceur;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process of the stack. Its output goes to a log; its number and start time are noted in the data folder, so that the
 * next start can end what a killed lanceur left behind, and nothing else.
 */
final class Enfant {

    private static final int LIGNES_MONTREES = 25;

    private final String nom;
    private final ProcessHandle processus;
    private final Path note;
    private final Path journal;

    private Enfant(String nom, ProcessHandle processus, DossierDonnees dossier) throws IOException {
        this.nom = nom;
        this.processus = processus;
        this.journal = dossier.journal(nom);
        this.note = dossier.dossier("processus").resolve(nom);
        Files.writeString(note, signature(processus));
    }

    /**
     * Starts a program that ignores Ctrl-C: the terminal sends it to every process at once, and the order of the stop
     * is the lanceur's affair.
     */
    static Enfant lancer(String nom, DossierDonnees dossier, List<String> commande, Map<String, String> environnement) {
        List<String> complete = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", nom));
        complete.addAll(commande);
        ProcessBuilder constructeur = new ProcessBuilder(complete)
                .redirectErrorStream(true)
                .redirectOutput(dossier.journal(nom).toFile())
                .directory(dossier.dossier("processus").toFile());
        Map<String, String> herite = constructeur.environment();
        herite.keySet().removeIf(cle -> Stream.of("GUICHETS_", "KC_", "QUARKUS_", "JAVA_OPTS", "JAVA_TOOL_OPTIONS")
                .anyMatch(cle::startsWith));
        herite.put("JAVA_HOME", System.getProperty("java.home"));
        herite.putAll(environnement);
        try {
            return new Enfant(nom, constructeur.start().toHandle(), dossier);
        } catch (IOException e) {
            throw new Echec(nom + " ne peut pas être lancé : " + e.getMessage(), e);
        }
    }

    /** Takes charge of a process that another program started. */
    static Enfant adopter(String nom, DossierDonnees dossier, long pid) {
        try {
            ProcessHandle processus = ProcessHandle.of(pid)
                    .orElseThrow(() -> new Echec(nom + " s'est arrêté aussitôt ; voir " + dossier.journal(nom)));
            return new Enfant(nom, processus, dossier);
        } catch (IOException e) {
            throw new Echec(nom + " ne peut pas être suivi : " + e.getMessage(), e);
        }
    }

    private static String signature(ProcessHandle processus) {
        return processus.pid() + " "
                + processus.info().startInstant().map(Object::toString).orElse("?");
    }

    /** Ends the processes that a lanceur killed without notice left on this folder, the database last. */
    static void arreterLesOrphelins(DossierDonnees dossier, Progression progression) {
        try (Stream<Path> notes = Files.list(dossier.dossier("processus"))) {
            for (Path note : notes.sorted(Comparator.comparing(note -> note.endsWith(PostgreSQL.NOM)))
                    .toList()) {
                orphelin(Files.readString(note)).ifPresent(orphelin -> {
                    progression.dire(note.getFileName() + " tourne encore d'un démarrage précédent : arrêt");
                    finir(orphelin, 10);
                });
                Files.delete(note);
            }
        } catch (IOException e) {
            throw dossier.endommage("les notes sur les processus sont illisibles (" + e.getMessage() + ")");
        }
    }

    /** The very process of the note: the number alone may since have been given to another program. */
    private static Optional<ProcessHandle> orphelin(String signature) {
        String pid = signature.split(" ", 2)[0];
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(processus -> signature(processus).equals(signature))
                : Optional.empty();
    }

    boolean vivant() {
        return processus.isAlive();
    }

    String nom() {
        return nom;
    }

    void demanderArret() {
        processus.destroy();
    }

    void arreter(long secondes) {
        finir(processus, secondes);
        oublier();
    }

    void oublier() {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new Echec("Le fichier " + note + " ne peut pas être effacé : " + e.getMessage(), e);
        }
    }

    private static void finir(ProcessHandle processus, long secondes) {
        processus.destroy();
        try {
            processus.onExit().get(secondes, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            processus.destroyForcibly();
            processus.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            processus.destroyForcibly();
        }
    }

    /** The failure of this process, with the end of its log. */
    Echec echec(String constat) {
        return new Echec(nom + " : " + constat + ".\n" + finDuJournal(journal));
    }

    static String finDuJournal(Path journal) {
        try (Stream<String> lignes = Files.lines(journal, StandardCharsets.ISO_8859_1)) {
            List<String> toutes = lignes.toList();
            List<String> dernieres = toutes.subList(Math.max(0, toutes.size() - LIGNES_MONTREES), toutes.size());
            return "Fin du journal " + journal + " :\n    " + String.join("\n    ", dernieres);
        } catch (IOException e) {
            return "Journal " + journal + " illisible : " + e.getMessage();
        }
    }
}
