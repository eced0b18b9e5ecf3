/**
 * Promise: what the authority decides becomes an act that can be opposed: made from a template of the guichet with every
 * field filled, signed by whoever may sign on that day, notified with proof.
 *
 * <p>Invariants: an act once signed never changes; no unknown or empty field; the signatory is valid on the day; what is
 * notified is engaged in the ledger under its number in Chorus.
 *
 * <p>May depend on: socle, referentiel, reglement, documents, dossiers, enveloppes, programmation. Moves the ledger: engager,
 * libérer.
 */
package fr.guichets.decisions;
