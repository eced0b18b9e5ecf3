/** Journal, outbox and kept answers as the database holds them. */
package fr.guichets.socle.interne;
