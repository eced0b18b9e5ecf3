/** Pages of the relevés: what is ready, what is advised, what the authority validates. */
package fr.guichets.web.programmation;
