package fr.guichets.reglement;

/** National nomenclature of expenses. */
public enum NatureDepense {
    PRESTATION("Prestation (étude, conseil, développement, intégration)"),
    FORMATION("Formation"),
    LICENCE_ABONNEMENT("Licence ou abonnement"),
    EQUIPEMENT_INFORMATIQUE_AGENTS("Équipement informatique des agents"),
    DEPENSES_DE_PERSONNEL("Dépenses de personnel");

    private final String libelle;

    NatureDepense(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }
}
