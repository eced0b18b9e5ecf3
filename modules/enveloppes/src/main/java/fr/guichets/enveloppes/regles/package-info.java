/** The ledger as pure functions: no container, no clock, no database. */
package fr.guichets.enveloppes.regles;
