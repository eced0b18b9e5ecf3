/** Pages of the envelope and of the national credits. */
package fr.guichets.web.enveloppes;
