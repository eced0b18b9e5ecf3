package fr.guichets.documents;

/**
 * The antivirus has seen a file; told in the transaction that notes it.
 *
 * @param etat SAINE or REFUSEE
 * @param courriel of the one who sent it, to whom a refusal is told; empty when unknown
 */
public record PieceControlee(String objet, long id, Piece.Etat etat, String courriel) {}
