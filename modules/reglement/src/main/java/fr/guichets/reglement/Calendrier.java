package fr.guichets.reglement;

import fr.guichets.reglement.Reglement.EngagementProjet;
import fr.guichets.reglement.Reglement.Session;
import fr.guichets.reglement.regles.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The days that a guichet announces, from all the versions of its rules. On a given day the version then in force is the
 * one that speaks; a deadline for signing stays that of the demands filed under the version that gave it.
 */
public final class Calendrier {

    public enum Nature {
        OUVERTURE("Ouverture du dépôt des demandes"),
        RELEVE("Relevé des demandes"),
        FERMETURE("Dernier jour pour déposer une demande"),
        ENGAGEMENT("Dernier jour pour signer le devis ou le marché"),
        REGLES("Nouvelles règles");

        private final String titre;

        Nature(String titre) {
            this.titre = titre;
        }

        public String titre() {
            return titre;
        }
    }

    /**
     * A whole day, in the guichet's time zone; at most one of each nature a day.
     *
     * @param detail one sentence, empty when the title says all
     */
    public record Evenement(LocalDate jour, Nature nature, String detail) {}

    /** @param fin last day, null for the last version */
    private record Periode(Reglement reglement, LocalDate debut, LocalDate fin) {

        boolean contient(LocalDate jour) {
            return !jour.isBefore(debut) && (fin == null || !jour.isAfter(fin));
        }
    }

    private Calendrier() {}

    /** @param versions by date of effect, the one published last behind when several take effect the same day */
    public static List<Evenement> de(List<Reglement> versions) {
        List<Periode> periodes = periodes(versions);
        return Stream.concat(
                        periodes.stream().flatMap(Calendrier::annonces),
                        Stream.concat(engagements(periodes), nouvelles(periodes)))
                .sorted(Comparator.comparing(Evenement::jour).thenComparing(Evenement::nature))
                .toList();
    }

    /** The first version speaks of what came before it too; one replaced before its first day never speaks. */
    private static List<Periode> periodes(List<Reglement> versions) {
        List<Periode> periodes = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            LocalDate suivante =
                    i + 1 == versions.size() ? null : versions.get(i + 1).effet();
            if (!versions.get(i).effet().equals(suivante)) {
                LocalDate debut =
                        periodes.isEmpty() ? LocalDate.MIN : versions.get(i).effet();
                periodes.add(new Periode(versions.get(i), debut, suivante == null ? null : suivante.minusDays(1)));
            }
        }
        return periodes;
    }

    private static Stream<Evenement> annonces(Periode periode) {
        Reglement.Depot depot = periode.reglement().depot();
        Stream<Evenement> releves = periode.reglement().sessions().stream()
                .map(Session::releveLe)
                .distinct()
                .map(jour ->
                        new Evenement(jour, Nature.RELEVE, "Il prend les demandes déposées jusqu’à ce jour inclus."));
        Stream<Evenement> depots = Stream.of(
                new Evenement(depot.ouverture(), Nature.OUVERTURE, ""),
                new Evenement(depot.fermeture(), Nature.FERMETURE, "Jusqu’à la fin de la journée."));
        return Stream.concat(depots, releves)
                .filter(evenement -> evenement.jour() != null && periode.contient(evenement.jour()));
    }

    private static Stream<Evenement> engagements(List<Periode> periodes) {
        Map<LocalDate, List<String>> jours = new TreeMap<>();
        for (Periode periode : memesEngagements(periodes)) {
            EngagementProjet engagement = periode.reglement().engagementProjet();
            if (engagement != null) {
                echeances(periode, engagement)
                        .forEach((jour, details) -> jours.computeIfAbsent(jour, absent -> new ArrayList<>())
                                .addAll(details));
            }
        }
        return jours.entrySet().stream()
                .map(jour -> new Evenement(
                        jour.getKey(),
                        Nature.ENGAGEMENT,
                        jour.getValue().stream()
                                .filter(detail -> !detail.isEmpty())
                                .distinct()
                                .collect(Collectors.joining(" "))));
    }

    private static Map<LocalDate, List<String>> echeances(Periode periode, EngagementProjet engagement) {
        Map<LocalDate, List<String>> jours = new TreeMap<>();
        if (engagement.parExercice() == null || engagement.parExercice().isEmpty()) {
            jours.put(engagement.avant(), List.of(deposees(periode)));
            return jours;
        }
        engagement.parExercice().forEach(echeance -> jours.computeIfAbsent(
                        echeance.avant(), absent -> new ArrayList<>())
                .add("Demandes déposées en " + echeance.exercice() + "."));
        jours.computeIfAbsent(engagement.avant(), absent -> new ArrayList<>())
                .add("Demandes déposées une autre année.");
        return jours;
    }

    /** Consecutive versions that set the same deadlines are one. */
    private static List<Periode> memesEngagements(List<Periode> periodes) {
        List<Periode> fondues = new ArrayList<>();
        for (Periode periode : periodes) {
            Periode precedente = fondues.isEmpty() ? null : fondues.get(fondues.size() - 1);
            if (precedente != null
                    && Objects.equals(
                            precedente.reglement().engagementProjet(),
                            periode.reglement().engagementProjet())) {
                fondues.set(fondues.size() - 1, new Periode(precedente.reglement(), precedente.debut(), periode.fin()));
            } else {
                fondues.add(periode);
            }
        }
        return fondues;
    }

    private static String deposees(Periode periode) {
        boolean depuisLeDebut = periode.debut().equals(LocalDate.MIN);
        if (periode.fin() == null) {
            return depuisLeDebut ? "" : "Demandes déposées à partir du " + Phrases.jour(periode.debut()) + ".";
        }
        String fin = Phrases.jour(periode.fin());
        return depuisLeDebut
                ? "Demandes déposées jusqu’au " + fin + "."
                : "Demandes déposées du " + Phrases.jour(periode.debut()) + " au " + fin + ".";
    }

    private static Stream<Evenement> nouvelles(List<Periode> periodes) {
        return periodes.stream()
                .skip(1)
                .map(periode -> new Evenement(
                        periode.debut(),
                        Nature.REGLES,
                        "La version " + periode.reglement().version()
                                + " s’applique aux demandes déposées à partir de ce jour."));
    }
}
