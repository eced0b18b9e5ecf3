/** What acts say and how it is written: pure functions of a text and of values. */
package fr.guichets.decisions.regles;
