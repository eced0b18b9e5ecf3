package fr.guichets.programmation;

/** Where a relevé stands. */
public enum EtatReleve {
    PREPARATION("En préparation"),
    FIGE("Figé"),
    VALIDE("Validé"),
    ABANDONNE("Abandonné");

    private final String libelle;

    EtatReleve(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }
}
