package fr.guichets.enveloppes;

import java.util.Optional;

/**
 * What reading the whole national ledger again found.
 *
 * @param fonds what the movements add up to, up to the first that is wrong
 * @param ecart empty when every row is what those before it make it
 */
public record VerificationNationale(long lignes, FondsNational fonds, Optional<EcartNational> ecart) {

    /** @param raison French sentence */
    public record EcartNational(long rang, String raison) {}
}
