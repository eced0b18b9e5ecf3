/**
 * Promise: a dossier from draft to instruction: what is typed is never lost, what is filed is frozen with the rules that
 * judge it, numbered without gaps, acknowledged; every change of state is an operation written in one table, reserved to
 * roles, journalled with before and after.
 *
 * <p>Invariants: an owner sees its own dossiers only, a guichet its own only; an agent never sees a draft; a filed verdict
 * never changes by a change of rules; no number twice, none skipped.
 *
 * <p>May depend on: socle, referentiel, reglement, documents. Leaves through the outbox: mails, national index, handover to
 * another guichet.
 */
package fr.guichets.dossiers;
