/** Reads and checks the declarative configuration: national model, one folder per guichet. */
package fr.guichets.reglement.tenants;
