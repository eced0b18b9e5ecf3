/**
 * Promise: at each relevé the dossiers that are ready are frozen in a list, each receives an opinion and an amount, the total
 * stands beside the envelope, and the authority's validation reserves everything or nothing.
 *
 * <p>Invariants: a dossier is in one open relevé at most; no amount above the maximum without a written reason, never above
 * the eligible cost; a validated relevé never changes.
 *
 * <p>May depend on: socle, referentiel, reglement, documents, dossiers, enveloppes. Moves the ledger once: réserver.
 */
package fr.guichets.programmation;
