package fr.guichets.lanceur;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param date business date wanted, local time in Europe/Paris
 * @param lieAuParent stop when the process that started the lanceur ends
 */
record Options(
        Path racine,
        Path donnees,
        Path tenants,
        int decalagePorts,
        Optional<LocalDateTime> date,
        boolean reinitialiser,
        boolean sansLimite,
        boolean marqueEtat,
        boolean lieAuParent,
        boolean aide) {

    private static final int DECALAGE_MAX = 40_000;

    static final String AIDE = """
            Guichets : démarre PostgreSQL, Keycloak et le serveur d'application sur cette machine.

              --date 2021-10-01T09:00  règle la date métier (heure de Paris) ; elle avance ensuite avec le temps réel
              --decalage-ports 200     ajoute 200 à tous les ports, pour faire tourner deux copies côte à côte
              --donnees DOSSIER        dossier des données et des journaux (par défaut : .pile)
              --reinitialiser          efface les données de ce dossier avant de démarrer
              --tenants DOSSIER        configuration des guichets (par défaut : tenants)
              --sans-limite            lève la limite du nombre de requêtes par seconde (mesures de charge)
              --marque-etat            montre la marque de l'État (réservée aux services qui y ont droit)
              --racine DOSSIER         racine du projet (par défaut : le dossier courant)
              --lie-au-parent          s'arrête quand le programme qui l'a lancé s'arrête
              --aide                   affiche ce texte

            Avec Maven : mvn -Pdemarrage package -Doptions="--decalage-ports 200 --date 2021-10-01T09:00"
            """;

    static Options lire(String... arguments) {
        Path racine = Path.of("");
        Path donnees = null;
        Path tenants = null;
        int decalagePorts = 0;
        Optional<LocalDateTime> date = Optional.empty();
        boolean reinitialiser = false;
        boolean sansLimite = false;
        boolean marqueEtat = false;
        boolean lieAuParent = false;
        boolean aide = false;
        Deque<String> reste = new ArrayDeque<>(List.of(arguments));
        while (!reste.isEmpty()) {
            String option = reste.pop();
            switch (option) {
                case "--racine" -> racine = Path.of(valeur(option, reste));
                case "--donnees" -> donnees = Path.of(valeur(option, reste));
                case "--tenants" -> tenants = Path.of(valeur(option, reste));
                case "--decalage-ports" -> decalagePorts = decalage(valeur(option, reste));
                case "--date" -> date = Optional.of(date(valeur(option, reste)));
                case "--reinitialiser" -> reinitialiser = true;
                case "--sans-limite" -> sansLimite = true;
                case "--marque-etat" -> marqueEtat = true;
                case "--lie-au-parent" -> lieAuParent = true;
                case "--aide", "-h", "--help" -> aide = true;
                default -> throw new Echec("Option inconnue : « " + option + " ». --aide donne la liste des options.");
            }
        }
        Path base = racine.toAbsolutePath().normalize();
        return new Options(
                base,
                base.resolve(donnees == null ? Path.of(".pile") : donnees).normalize(),
                base.resolve(tenants == null ? Path.of("tenants") : tenants).normalize(),
                decalagePorts,
                date,
                reinitialiser,
                sansLimite,
                marqueEtat,
                lieAuParent,
                aide);
    }

    private static String valeur(String option, Deque<String> reste) {
        if (reste.isEmpty() || reste.peek().startsWith("--")) {
            throw new Echec("L'option " + option + " attend une valeur. --aide donne la liste des options.");
        }
        return reste.pop();
    }

    private static int decalage(String texte) {
        if (!texte.matches("\\d{1,5}") || Integer.parseInt(texte) > DECALAGE_MAX) {
            throw new Echec(
                    "--decalage-ports attend un nombre entier de 0 à " + DECALAGE_MAX + ", pas « " + texte + " ».");
        }
        return Integer.parseInt(texte);
    }

    private static LocalDateTime date(String texte) {
        try {
            return LocalDateTime.parse(texte);
        } catch (DateTimeParseException e) {
            throw new Echec(
                    "--date attend une date et une heure de Paris comme 2021-10-01T09:00, pas « " + texte + " ».", e);
        }
    }
}
