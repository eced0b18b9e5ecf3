/**
 * The REST interface, v1: what anyone outside may rely on.
 *
 * <p>Promise: JSON with stable keys, every wrong field told at once, errors as problem details (RFC 9457) in French that
 * never show the inside. No rule lives here: requests are read strictly, then handed to the public classes of the
 * modules {@code reglement} and {@code referentiel}, upon which alone this module depends.
 */
package fr.guichets.api;
