/**
 * The REST interface, v1: what anyone outside may rely on.
 *
 * <p>Promise: JSON with stable keys, every wrong field told at once, errors as problem details (RFC 9457) in French that
 * never show the inside, instants with the offset of the guichet. No rule lives here: requests are read strictly, then
 * handed to the boundaries of the other modules. Who may call an operation is said beside it, checked before its body is
 * read, and published in the description: without a role 403, the same whatever exists.
 *
 * <p>May depend on: the public classes of socle, referentiel, reglement, documents, acces, dossiers.
 */
package fr.guichets.api;
