package fr.guichets.reglement;

/**
 * National nomenclature of themes: the union of those that the published calls for projects name. Each guichet takes some
 * of them, with its own words.
 */
public enum ThemeNational {
    SERVICE_EN_LIGNE_DONNEES_DEMAT_ACCOMPAGNEMENT(
            "Service en ligne, données, dématérialisation et accompagnement des agents"),
    FORMATION_INCLUSION_AGENTS("Formation au numérique et inclusion numérique des agents"),
    RELATION_USAGERS_COMMUNICATION("Relation aux usagers et outils de communication"),
    ACCOMPAGNEMENT_EXPERT("Accompagnement par un expert du numérique"),
    FORMATION_AGENTS("Formation des agents au numérique"),
    RELATION_USAGER("Relation à l'usager"),
    COMPETENCES_FORMATION_AGENTS("Compétences numériques et formation des agents"),
    RELATION_USAGER_SERVICES("Relation à l'usager et nouveaux services"),
    SERVICE_EN_LIGNE("Création ou amélioration d'un service en ligne"),
    FORMATION_NUMERIQUE("Formation au numérique");

    private final String libelle;

    ThemeNational(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }
}
