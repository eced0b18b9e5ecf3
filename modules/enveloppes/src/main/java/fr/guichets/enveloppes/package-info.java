/**
 * Promise: the money of the scheme, from the national fund to each guichet, to the cent: what is delegated reaches the guichet
 * exactly once; what a guichet has is moved by acts only, in a ledger that nobody edits and that the database itself keeps
 * from being overdrawn.
 *
 * <p>Invariants: one row is one movement between two accounts; the balances after it are in the row and continue those of
 * the row before; none is ever negative, for a tranche or for a dossier; what a guichet received equals what was delegated.
 *
 * <p>May depend on: socle, referentiel, reglement, documents. Touched at three moments only: réserver (programmation),
 * engager or libérer (décision), payer or reverser (exécution).
 */
package fr.guichets.enveloppes;
