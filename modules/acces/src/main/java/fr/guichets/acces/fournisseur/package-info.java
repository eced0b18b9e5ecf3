/**
 * What the application sets at the identity provider: the addresses of the guichets, the groups of the agents. Spoken to
 * through Keycloak's administration REST interface, as a client that may do just that.
 */
package fr.guichets.acces.fournisseur;
