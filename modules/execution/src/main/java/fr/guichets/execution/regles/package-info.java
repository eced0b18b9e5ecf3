/** Pure rules: no clock, no database, no container. */
package fr.guichets.execution.regles;
