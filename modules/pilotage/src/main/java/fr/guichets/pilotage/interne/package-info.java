/** How the guichets are visited. */
package fr.guichets.pilotage.interne;
