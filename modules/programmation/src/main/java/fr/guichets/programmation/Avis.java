package fr.guichets.programmation;

/** What the committee, or the service where there is none, advises. The authority decides. */
public enum Avis {
    FAVORABLE("Favorable"),
    DEFAVORABLE("Défavorable"),
    AJOURNE("Ajourné"),
    LISTE_COMPLEMENTAIRE("Liste complémentaire");

    private final String libelle;

    Avis(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }
}
