/**
 * Promise: the whole scheme on one page, proven to the cent: what each guichet received, reserved, engaged and paid, read in
 * its own ledger, and the equalities that must hold, with the first row that differs when one does not.
 *
 * <p>May depend on: socle, referentiel, reglement, dossiers, enveloppes; reads the guichets one by one, each as its own role.
 */
package fr.guichets.pilotage;
