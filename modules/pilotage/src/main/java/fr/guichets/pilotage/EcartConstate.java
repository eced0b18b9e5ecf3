package fr.guichets.pilotage;

import fr.guichets.enveloppes.Tranche;
import fr.guichets.socle.CodeDepartement;

/**
 * What does not agree.
 *
 * @param guichet null for the national ledger
 * @param tranche null when the whole is concerned
 * @param rang of the first row that differs; null when no single row does
 * @param phrase French sentence
 */
public record EcartConstate(String code, CodeDepartement guichet, Tranche tranche, Long rang, String phrase) {}
