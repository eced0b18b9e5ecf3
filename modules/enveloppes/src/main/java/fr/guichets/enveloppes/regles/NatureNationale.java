package fr.guichets.enveloppes.regles;

/** Every movement of the national ledger. */
public enum NatureNationale {
    /** Opens the ledger with the whole dotation of the axis. */
    DOTATION,
    /** What is held at regional level. */
    LABORATOIRES,
    DELEGATION,
    REPRISE;

    boolean duGuichet() {
        return this == DELEGATION || this == REPRISE;
    }
}
