package fr.guichets.enveloppes;

import java.util.Optional;
import java.util.SortedMap;

/**
 * What reading a whole ledger again found.
 *
 * @param lignes movements that follow each other
 * @param tranches what the movements add up to, by tranche
 * @param ecart empty when every row is what those before it make it
 */
public record Verification(long lignes, SortedMap<Tranche, Solde> tranches, Optional<Ecart> ecart) {}
