package fr.guichets.programmation;

import fr.guichets.socle.Montant;

/**
 * What the committee, or the service, says of one dossier.
 *
 * @param version of the line that was read, null when the caller does not say
 * @param montant null for the maximum; without effect on an unfavourable or postponed one
 * @param motif needed when unfavourable, postponed, or for another amount than the maximum; may be null
 * @param rang in the liste complémentaire; null for the next one
 */
public record AvisRendu(String dossier, Long version, Avis avis, Montant montant, String motif, Integer rang) {}
