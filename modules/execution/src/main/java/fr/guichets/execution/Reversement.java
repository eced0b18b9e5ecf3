package fr.guichets.execution;

import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the beneficiary has to give back (décret 2018-514, art. 14).
 *
 * @param arrete true when its act can be read
 * @param titre number of the titre de perception, null until the money came back
 */
public record Reversement(
        long id,
        Montant montant,
        String motif,
        boolean arrete,
        Instant demandeLe,
        String demandePar,
        String titre,
        LocalDate recuLe,
        String recuPar) {}
