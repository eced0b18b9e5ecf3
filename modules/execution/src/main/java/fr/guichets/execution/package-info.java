/**
 * Promise: from the notified grant to the balance: the project's start is proven in time, every euro paid rests on a request,
 * its evidence and a certified service, what is not used goes back to the envelope, what was paid in excess comes back.
 *
 * <p>Invariants: never more paid than engaged; advances and instalments within the guichet's rates; no amount leaves without
 * an act.
 *
 * <p>May depend on: socle, referentiel, reglement, documents, dossiers, enveloppes, decisions. Moves the ledger: payer,
 * dégager, reverser; libérer when the beneficiary gives up before the engagement.
 */
package fr.guichets.execution;
