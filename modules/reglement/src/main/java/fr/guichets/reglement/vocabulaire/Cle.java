package fr.guichets.reglement.vocabulaire;

/**
 * A rule that a règlement gives.
 *
 * @param nom as in the files: plancher
 * @param aide what the rule does, for the one who edits it
 * @param facultative true when a guichet may have none (null)
 */
public record Cle(String nom, Groupe groupe, String intitule, String aide, Forme forme, boolean facultative) {

    /** In the order in which an applicant asks. */
    public enum Groupe {
        QUI("Qui peut demander l’aide"),
        QUOI("Ce qui est financé"),
        COMBIEN("Le montant de l’aide"),
        QUAND("Le calendrier"),
        COMMENT("Le choix des projets"),
        VERSEMENT("Le versement"),
        SERVICE("Le service et les actes"),
        TEXTES("Les textes");

        private final String titre;

        Groupe(String titre) {
            this.titre = titre;
        }

        public String titre() {
            return titre;
        }
    }
}
