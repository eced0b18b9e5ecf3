package fr.guichets.enveloppes;

/**
 * The first row of a ledger that is not what the rows before it make it.
 *
 * @param raison French sentence
 */
public record Ecart(Tranche tranche, long rang, String raison) {}
