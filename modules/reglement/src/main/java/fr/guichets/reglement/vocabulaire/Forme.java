package fr.guichets.reglement.vocabulaire;

import java.util.List;
import java.util.Map;

/** What a value may be. There is no other form, and no script. */
public sealed interface Forme {

    /** A code, an address, a telephone number: kept as typed. */
    record Texte() implements Forme {}

    /** Words for a person, put in French typography. */
    record Phrase(boolean longue) implements Forme {}

    /** An {@code https://} address. */
    record Adresse() implements Forme {}

    /** @param unite said after the figure: habitants, mois, jours, points; empty when it has none */
    record Entier(String unite) implements Forme {}

    /** Euros, two decimals at most. */
    record Euros() implements Forme {}

    /** From 0 to 1, four decimals at most; typed as a percentage on screens. */
    record Proportion() implements Forme {}

    record OuiNon(String oui, String non) implements Forme {}

    record Jour() implements Forme {}

    /** @param libelles by code, in the order in which they are shown */
    record Choix(Map<String, String> libelles) implements Forme {}

    /** @param nom of one element, singular, with its article: un forfait */
    record Liste(Forme element, String nom) implements Forme {}

    record Ensemble(List<Champ> champs) implements Forme {}
}
