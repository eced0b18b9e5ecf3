package fr.guichets.essais;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Dockerfile, carried out without a container engine: its copies are made into a folder that stands for the root of
 * the image, its program is started from there with its variables. An instruction that this class does not know fails,
 * rather than being skipped.
 */
final class Image {

    private static final Path PROJET = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SANS_EFFET = Pattern.compile("(FROM|USER|EXPOSE|WORKDIR|RUN useradd) .*");
    private static final Pattern COPIE = Pattern.compile("COPY (?:--chown=\\S+ )?(\\S+) (\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("ENV (\\w+)=\"?([^\"]*)\"?");
    private static final Pattern PROGRAMME = Pattern.compile("ENTRYPOINT (\\[.*])");

    private final Path racine;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private List<String> programme = List.of();

    private Image(Path racine) {
        this.racine = racine;
    }

    static Image construire(String nom) throws IOException {
        Image image = new Image(Path.of("target/images", nom).toAbsolutePath());
        effacer(image.racine);
        for (String ligne : Files.readAllLines(PROJET.resolve("docker/" + nom + ".Dockerfile"))) {
            if (!ligne.isBlank() && !ligne.startsWith("#")) {
                image.executer(ligne);
            }
        }
        return image;
    }

    private void executer(String ligne) throws IOException {
        Matcher copie = COPIE.matcher(ligne);
        Matcher variable = VARIABLE.matcher(ligne);
        Matcher entree = PROGRAMME.matcher(ligne);
        if (copie.matches()) {
            copier(PROJET.resolve(copie.group(1)), dansLImage(copie.group(2)));
        } else if (variable.matches()) {
            variables.put(variable.group(1), situer(variable.group(2)));
        } else if (entree.matches()) {
            programme = List.of(new ObjectMapper().readValue(entree.group(1), String[].class));
        } else if (!SANS_EFFET.matcher(ligne).matches()) {
            throw new IllegalArgumentException("instruction inconnue : " + ligne);
        }
    }

    private static void copier(Path source, Path cible) throws IOException {
        Files.createDirectories(cible.getParent());
        try (Stream<Path> contenu = Files.walk(source)) {
            for (Path fichier : contenu.toList()) {
                Files.copy(fichier, cible.resolve(source.relativize(fichier).toString()));
            }
        }
    }

    private static void effacer(Path arbre) throws IOException {
        if (Files.exists(arbre)) {
            try (Stream<Path> contenu = Files.walk(arbre)) {
                for (Path fichier : contenu.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(fichier);
                }
            }
        }
    }

    Path dansLImage(String chemin) {
        return racine.resolve(chemin.substring(1));
    }

    private String situer(String mot) {
        return mot.startsWith("/opt/") ? dansLImage(mot).toString() : mot;
    }

    /** The image's program, with the environment given and nothing of the one of the tests. */
    Process demarrer(Map<String, String> environnement, String... arguments) throws IOException {
        List<String> commande = new ArrayList<>(programme);
        commande.addAll(List.of(arguments));
        return lancer(commande, environnement);
    }

    /** Another program of the image, as the entrypoint of a compose service. */
    Process lancer(List<String> commande, Map<String, String> environnement) throws IOException {
        ProcessBuilder constructeur = new ProcessBuilder(
                        commande.stream().map(this::situer).toList())
                .redirectErrorStream(true)
                .redirectOutput(
                        racine.resolveSibling(racine.getFileName() + ".log").toFile());
        constructeur.environment().keySet().removeIf(cle -> !cle.equals("PATH"));
        constructeur.environment().put("JAVA_HOME", System.getProperty("java.home"));
        constructeur.environment().putAll(variables);
        constructeur.environment().putAll(environnement);
        return constructeur.start();
    }

    String journal() throws IOException {
        return Files.readString(racine.resolveSibling(racine.getFileName() + ".log"));
    }
}
