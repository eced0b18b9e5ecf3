/**
 * Pages of the grants being carried out: the beneficiary's project, the acts and the deadlines of the préfecture. No rule
 * lives here.
 */
package fr.guichets.web.execution;
