/**
 * Promise: the pages. Each one can be reloaded, mailed and opened twice: its state is in its address, a request changes
 * nothing and opens no session.
 *
 * <p>Invariants: no rule lives here, a page asks {@link fr.guichets.reglement.Reglements} and shows the answer; a hostile
 * query string gives field errors, never a failure.
 *
 * <p>May depend on: the boundaries of reglement, referentiel and socle, and on dsfr. Events: none.
 */
package fr.guichets.web;
