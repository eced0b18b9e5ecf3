/**
 * Pages of the préfecture's agents: what to do today, the list, one dossier and the acts on it. They show what the domain
 * says and hand over what is typed; no rule and no right lives here.
 */
package fr.guichets.web.instruction;
