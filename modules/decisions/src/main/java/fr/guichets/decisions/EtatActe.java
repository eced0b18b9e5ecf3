package fr.guichets.decisions;

/** From the number that is taken to the notification. */
public enum EtatActe {
    /** It has its number; the document is not made yet. */
    A_GENERER("À générer"),
    A_SIGNER("À signer"),
    A_NOTIFIER("À notifier"),
    NOTIFIE("Notifié"),
    /** Before it was signed; its number stays. */
    ANNULE("Annulé"),
    /** Signed, then the beneficiary withdrew before its notification. */
    SANS_SUITE("Sans suite");

    private final String libelle;

    EtatActe(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }
}
