package fr.guichets.enveloppes;

/** Accounts of a guichet's ledger. All but the first are funded: never negative. */
public enum Compte {
    /** What the national level gives or takes back: the source of the ledger. */
    DOTATION,
    DISPONIBLE,
    RESERVE,
    /** Committed and not paid yet. */
    ENGAGE,
    PAYE,
    /** Paid, then given back by the beneficiary: no more available to the guichet. */
    REVERSE
}
