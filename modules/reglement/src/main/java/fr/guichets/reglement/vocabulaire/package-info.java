/** The closed vocabulary of the rules, said once: forms, words and limits. Screens, files and differences are made from it. */
package fr.guichets.reglement.vocabulaire;
