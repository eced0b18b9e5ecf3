/** The equalities as pure functions: no container, no clock, no database. */
package fr.guichets.pilotage.regles;
