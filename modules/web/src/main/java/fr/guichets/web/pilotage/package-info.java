/** Pages of the national level about the whole scheme. */
package fr.guichets.web.pilotage;
