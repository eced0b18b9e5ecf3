package fr.guichets.programmation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day of the calendar of the guichet on which dossiers are taken.
 *
 * @param cloture first instant that is too late
 * @param releve identifier of the relevé that was opened for it, null when none was
 */
public record Seance(String code, LocalDate releveLe, Instant cloture, Long releve) {}
