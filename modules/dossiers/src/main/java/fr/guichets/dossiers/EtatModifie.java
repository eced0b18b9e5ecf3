package fr.guichets.dossiers;

/**
 * A filed dossier has passed from one state to another. Told within the transaction of the act, before its line in the
 * journal, so that those who follow the dossier write what they must in the same one.
 */
public record EtatModifie(String numero, EtatDossier avant, EtatDossier apres) {}
