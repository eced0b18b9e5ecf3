/** Pages on who may act: my organisation, for whom I act, the requests that agents answer, the team of a guichet. */
package fr.guichets.web.acces;
