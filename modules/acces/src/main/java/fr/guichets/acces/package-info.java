/**
 * Promise: who acts, for which organisation, with which roles at the guichet of the host; the invitations and approvals
 * that give those rights; the settings of the identity provider that follow the registry of guichets.
 *
 * <p>Invariants: a role of one guichet means nothing at another; the national role means nothing at a guichet; an identity
 * is an issuer and a subject, never an e-mail; a SIRET asserted by the provider is worth a draft at most.
 *
 * <p>May depend on: socle, referentiel, reglement, documents.
 */
package fr.guichets.acces;
