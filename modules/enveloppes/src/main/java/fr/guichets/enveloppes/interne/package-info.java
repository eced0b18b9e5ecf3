/** Entities and what is done with them; closed to the other modules. */
package fr.guichets.enveloppes.interne;
