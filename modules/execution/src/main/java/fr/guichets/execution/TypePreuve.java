package fr.guichets.execution;

/** What the beneficiary signed to start the project; the type has no effect on the dates that make a proof good. */
public enum TypePreuve {
    DEVIS("Devis signé"),
    MARCHE("Marché signé"),
    BON_DE_COMMANDE("Bon de commande signé"),
    DECLARATION("Déclaration sur l’honneur de commencement");

    private final String libelle;

    TypePreuve(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }
}
