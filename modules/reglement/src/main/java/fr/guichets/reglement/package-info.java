/**
 * Promise: which guichets exist, what rules each one applies on which day, and what these rules say of a project, in
 * sentences.
 *
 * <p>Invariants: rules are data, never code per département; every value carries its source or says that it is a
 * hypothesis; a published version is immutable, written in the guichet's schema and copied to the
 * national level; a draft loses nobody's words; evaluation is pure.
 *
 * <p>May depend on: referentiel, socle. Events: {@link fr.guichets.reglement.ReglementPublie},
 * {@link fr.guichets.reglement.RegistreChange}.
 */
package fr.guichets.reglement;
