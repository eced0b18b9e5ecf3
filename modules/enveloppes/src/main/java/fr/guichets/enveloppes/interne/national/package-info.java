/** The national ledger, what is decided about credits, and how it travels to the guichets. */
package fr.guichets.enveloppes.interne.national;
