/**
 * Promise: puts the modules together: the persistence unit, the changelog of each kind of schema, the installation of the
 * database, the state of the whole, and the tests of the architecture.
 *
 * <p>Invariants: an installation can be repeated at any moment, resumes where an earlier one stopped, and costs almost
 * nothing when all is up to date.
 *
 * <p>May depend on: all. Events: none.
 */
package fr.guichets.assemblage;
