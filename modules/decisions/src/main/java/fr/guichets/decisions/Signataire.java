package fr.guichets.decisions;

import java.time.LocalDate;

/**
 * Who may sign for the authority, from a day to a day.
 *
 * @param qualite « Préfet du Cher », « Secrétaire générale de la préfecture »
 * @param delegation reference of the act that delegates the signature; null for the authority itself
 * @param compte identifier of the account with which it signs electronically; null when it signs on paper only
 * @param du first day, {@code au} last day; null as long as nothing ends it
 */
public record Signataire(
        long id,
        long version,
        String nom,
        String qualite,
        String delegation,
        String compte,
        LocalDate du,
        LocalDate au) {

    public boolean valableLe(LocalDate jour) {
        return !jour.isBefore(du) && (au == null || !jour.isAfter(au));
    }
}
