/**
 * Starts PostgreSQL, Keycloak and the assembled WildFly on one machine, for developers and for the tests: nothing to
 * install, nothing to configure, one data folder.
 *
 * <p>Promise: the addresses printed answer; Ctrl-C stops everything; a later start finds the data again; what cannot
 * work is said in French with what to do. Invariants: no part ever listens beyond the loopback, PostgreSQL never trusts
 * a connection without a password, every secret is drawn once for the data folder and read by its owner only.
 * Everything local-only (demonstration accounts, business date, ports) lives here and is absent from docker/.
 */
package fr.guichets.lanceur;
