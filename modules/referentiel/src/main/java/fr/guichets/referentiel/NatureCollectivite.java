package fr.guichets.referentiel;

/** Legal nature of a collectivité or groupement that may carry a project. */
public enum NatureCollectivite {
    COMMUNE("commune"),
    COMMUNAUTE_DE_COMMUNES("communauté de communes"),
    COMMUNAUTE_D_AGGLOMERATION("communauté d'agglomération"),
    COMMUNAUTE_URBAINE("communauté urbaine"),
    METROPOLE("métropole"),
    METROPOLE_DE_LYON("métropole de Lyon"),
    DEPARTEMENT("département"),
    REGION("région");

    private final String libelle;

    NatureCollectivite(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }

    /** True for the groupements of communes, EPCI à fiscalité propre and métropole de Lyon. */
    public boolean estGroupement() {
        return this != COMMUNE && this != DEPARTEMENT && this != REGION;
    }
}
