package fr.guichets.web.dossiers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of a request, in the order proposed, each with the answers that it asks for. */
public enum Etape {
    PORTEUR("Le porteur", "membres", "contactOperationnel"),
    PROJET(
            "Le projet",
            "intitule",
            "theme",
            "description",
            "nbAgentsBeneficiaires",
            "nbUsagersBeneficiaires",
            "dureeMois",
            "preuveEngagement"),
    DEPENSES("Les dépenses", "depenses"),
    FINANCEMENT("Le financement", "cofinancements", "montantDemandeHT"),
    CRITERES("Les critères", "criteres"),
    PIECES("Les pièces"),
    RELECTURE("Relecture et dépôt");

    private final String titre;
    private final List<String> racines;

    Etape(String titre, String... racines) {
        this.titre = titre;
        this.racines = List.of(racines);
    }

    public String titre() {
        return titre;
    }

    /** As addresses write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int rang() {
        return ordinal() + 1;
    }

    /** Keys of the draft that this step fills, first level. */
    List<String> racines() {
        return racines;
    }

    /** The next one; the last is its own next. */
    public Etape suivante() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    static Optional<Etape> parCode(String code) {
        return Arrays.stream(values())
                .filter(etape -> etape.code().equals(code))
                .findFirst();
    }

    /** The step in which an answer is given, by the path of a wrong field: depenses[2].montantHT. */
    static Etape duChamp(String chemin) {
        String racine = chemin.split("[.\\[]", 2)[0];
        return Arrays.stream(values())
                .filter(etape -> etape.racines.contains(racine))
                .findFirst()
                .orElse(PORTEUR);
    }
}
