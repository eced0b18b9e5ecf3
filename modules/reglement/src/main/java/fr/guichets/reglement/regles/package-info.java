/** The rules as pure functions: no container, no clock, no database. */
package fr.guichets.reglement.regles;
