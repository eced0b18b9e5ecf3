/** Pages where rules are written, tried, published and compared: at a guichet and at the national level. */
package fr.guichets.web.reglement;
