package fr.guichets.programmation;

import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One relevé.
 *
 * @param code of the session of the calendar, or made here: 2021-S1, 2021-F2
 * @param session false when it is not in the calendar: fil de l'eau, or between two sessions
 * @param cloture first instant that is too late: a dossier filed before it may be in
 * @param comite true when a committee advises
 * @param tranche in which its amounts are reserved
 * @param dossiers how many are in, {@code sansAvis} how many of them have no opinion yet
 * @param favorables how many are advised favourably, {@code montant} for how much
 * @param figeLe null until frozen
 * @param valideLe null until validated
 */
public record Releve(
        long id,
        long version,
        String code,
        boolean session,
        LocalDate releveLe,
        Instant cloture,
        boolean comite,
        Tranche tranche,
        EtatReleve etat,
        int dossiers,
        int sansAvis,
        int favorables,
        Montant montant,
        Instant ouvertLe,
        String ouvertPar,
        Instant figeLe,
        String figePar,
        Instant valideLe,
        String validePar) {}
