/**
 * Promise: which guichets exist, what rules each one applies on which day, and what these rules say of a project, in
 * sentences.
 *
 * <p>Invariants: rules are data, never code per département; every value carries its source or says that it is a
 * hypothesis; a published version is immutable and copied into the guichet's schema; evaluation is pure.
 *
 * <p>May depend on: referentiel, socle. Events: none.
 */
package fr.guichets.reglement;
