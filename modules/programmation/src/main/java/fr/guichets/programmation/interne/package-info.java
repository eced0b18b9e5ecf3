/** Entities of the relevés and what reads and writes them. */
package fr.guichets.programmation.interne;
