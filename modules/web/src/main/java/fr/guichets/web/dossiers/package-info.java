/**
 * The pages of a collectivité: prepare and file a request, follow it, find all of one's own. A page is read at its address;
 * what changes something is a form sent to that same address, which answers by another address or says what is wrong.
 */
package fr.guichets.web.dossiers;
