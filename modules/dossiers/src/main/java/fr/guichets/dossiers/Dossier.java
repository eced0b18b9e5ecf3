package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One dossier as the one who reads it may see it.
 *
 * @param reference what addresses use: the number once filed, before that a provisional reference that stays valid
 * @param numero null until filed: 18-2021-001
 * @param version rises at each change; given back with the next one
 * @param arrondissement of the bearer, null when it has none
 * @param saisie what was typed, in the form of the REST contract (one element of the demonstration file); in a draft some
 *     values may be missing or still be text where a number is expected
 * @param evaluation the verdict: frozen rules once filed; for a draft, that of what is typed today, null as long as it
 *     cannot be judged
 * @param depot null until filed
 * @param instructeur who took it in charge, null when nobody did
 * @param complements the last request for complements, null when there was none
 * @param decision why it is irrecevable, out of time, handed over, withdrawn or reopened; null when it is not
 * @param actions what the one who reads may do now
 */
public record Dossier(
        String reference,
        String numero,
        EtatDossier etat,
        long version,
        Organisation porteur,
        String arrondissement,
        String intitule,
        JsonNode saisie,
        Evaluation evaluation,
        Depot depot,
        Instructeur instructeur,
        Complements complements,
        Decision decision,
        Set<Action> actions,
        Instant creeLe,
        Instant modifieLe,
        String modifiePar) {

    /**
     * What filing froze.
     *
     * @param par name of the person who filed
     * @param population the figure that the rules count, of {@code millesime}
     * @param completudeAvant the guichet says before that day whether pieces are missing (décret 2018-514, art. 4)
     * @param rejetImpliciteLe without a decision the request is refused on that day (art. 7); null while suspended, that is until
     *     the applicant answers or the time to answer has passed
     * @param importation null unless the dossier was imported
     */
    public record Depot(
            Instant le,
            String par,
            String versionReglement,
            int millesime,
            int population,
            String session,
            LocalDate completudeAvant,
            LocalDate rejetImpliciteLe,
            Importation importation) {}

    /** @param empreinte SHA-256 of the imported file, in hexadecimal */
    public record Importation(Instant le, String auteur, String empreinte) {}

    public record Instructeur(String identifiant, String nom) {}

    /**
     * @param points what is missing or wrong, one sentence each
     * @param reponse null until the applicant answered
     */
    public record Complements(
            Instant demandesLe, String par, List<String> points, LocalDate avant, Instant reponduLe, String reponse) {}

    /**
     * @param motifs codes of reasons of refusal, may be empty
     * @param vers code of the guichet that takes over, null otherwise
     */
    public record Decision(Instant le, String par, Set<String> motifs, String explication, String vers) {}
}
