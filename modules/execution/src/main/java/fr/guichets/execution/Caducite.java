package fr.guichets.execution;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The procedure by which a grant that is not carried out is taken back; the beneficiary is heard first (CRPA, art. L. 121-1
 * and L. 122-1).
 *
 * @param observations what the beneficiary answered, may be empty
 * @param conclusion why it was abandoned or pronounced; empty while it is open
 */
public record Caducite(
        long id,
        Etat etat,
        String motif,
        LocalDate repondreAvant,
        Instant ouverteLe,
        String ouvertePar,
        String observations,
        Instant observationsLe,
        String observationsPar,
        String conclusion,
        Instant decideeLe,
        String decideePar) {

    public enum Etat {
        OUVERTE("Réponse attendue du bénéficiaire"),
        ABANDONNEE("Abandonnée : l’aide n’est pas retirée"),
        PRONONCEE("Aide retirée");

        private final String libelle;

        Etat(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    /** The authority decides once the beneficiary has answered, or has had the time to. */
    public boolean decidable(LocalDate aujourdhui) {
        return etat == Etat.OUVERTE && (observationsLe != null || aujourdhui.isAfter(repondreAvant));
    }
}
