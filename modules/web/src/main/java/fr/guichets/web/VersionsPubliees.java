package fr.guichets.web;

import fr.guichets.reglement.Difference;
import fr.guichets.reglement.Enonces;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The published versions of a guichet as everybody may read them: when each applies, why, and what it changes. */
public final class VersionsPubliees {

    public enum Moment {
        PASSEE("Passée"),
        EN_VIGUEUR("En vigueur"),
        A_VENIR("À venir"),
        /** Another one was published after it for the same day. */
        REMPLACEE("Remplacée");

        private final String libelle;

        Moment(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    /** What a rule will say. */
    public record Nouveaute(String intitule, String phrase) {}

    /**
     * @param fin last day, null when no later version is published
     * @param precedente number of the version that it follows, null for the first one
     */
    public record Ligne(
            Reglements.Version version,
            LocalDate fin,
            Moment moment,
            String precedente,
            List<Difference> differences,
            Reglement reglement) {

        /** The rules that it changes, a mere change of source left aside, as it says them. */
        public List<Nouveaute> nouveautes() {
            return differences.stream()
                    .filter(difference -> !difference.sourceSeulement())
                    .map(difference -> new Nouveaute(difference.intitule(), ensemble(difference.cle())))
                    .toList();
        }

        private String ensemble(String cle) {
            List<String> phrases = Enonces.de(reglement, cle);
            boolean ponctuees = phrases.stream().allMatch(phrase -> phrase.endsWith("."));
            return String.join(ponctuees ? " " : "\u00a0; ", phrases);
        }
    }

    private final List<Ligne> lignes;

    /**
     * @param versions by date of effect, the one published last behind
     * @param reglements what they say, in the same order
     */
    VersionsPubliees(List<Reglements.Version> versions, List<Reglement> reglements, LocalDate aujourdhui) {
        List<Ligne> lues = new ArrayList<>();
        Reglement precedent = null;
        for (int i = 0; i < versions.size(); i++) {
            LocalDate suivante =
                    i + 1 == versions.size() ? null : versions.get(i + 1).effet();
            Moment moment = moment(versions.get(i).effet(), suivante, aujourdhui);
            Reglement reglement = reglements.get(i);
            lues.add(new Ligne(
                    versions.get(i),
                    suivante == null ? null : suivante.minusDays(1),
                    moment,
                    precedent == null ? null : precedent.version(),
                    precedent == null ? List.of() : Difference.entre(precedent, reglement),
                    reglement));
            precedent = moment == Moment.REMPLACEE ? precedent : reglement;
        }
        lignes = List.copyOf(lues);
    }

    private static Moment moment(LocalDate effet, LocalDate suivante, LocalDate aujourdhui) {
        if (effet.equals(suivante)) {
            return Moment.REMPLACEE;
        }
        if (effet.isAfter(aujourdhui)) {
            return Moment.A_VENIR;
        }
        return suivante == null || suivante.isAfter(aujourdhui) ? Moment.EN_VIGUEUR : Moment.PASSEE;
    }

    /** The last one first. */
    public List<Ligne> getLignes() {
        return lignes.stream()
                .sorted(Comparator.comparingInt(lignes::indexOf).reversed())
                .toList();
    }

    /** Those that will change the rules in force, the nearest first. */
    public List<Ligne> getAVenir() {
        return lignes.stream()
                .filter(ligne -> ligne.moment() == Moment.A_VENIR && ligne.precedente() != null)
                .toList();
    }

    Ligne ligne(String numero) {
        return lignes.stream()
                .filter(ligne -> ligne.version().numero().equals(numero))
                .findFirst()
                .orElseThrow();
    }
}
