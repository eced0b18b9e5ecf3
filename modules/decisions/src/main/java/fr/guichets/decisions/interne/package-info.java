/** Closed to the other modules. */
package fr.guichets.decisions.interne;
