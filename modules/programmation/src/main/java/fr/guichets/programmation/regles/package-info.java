/** Pure rules of the relevés: no clock, no database. */
package fr.guichets.programmation.regles;
