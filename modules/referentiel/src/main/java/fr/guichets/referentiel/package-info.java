/**
 * Promise: which collectivités exist, where they are, how many live there, by vintage; search by name, code, SIREN,
 * postal code.
 *
 * <p>Invariants: a vintage is loaded once and never changed; the populations of a vintage are those in force on 1 January
 * of its year. Sources: INSEE (COG, populations légales), DGCL, BANATIC – Licence Ouverte.
 *
 * <p>May depend on: socle. Events: none.
 */
package fr.guichets.referentiel;
