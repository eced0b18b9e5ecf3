package fr.guichets.enveloppes;

import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.util.List;

/**
 * A decision of the national level about the credits of one guichet.
 *
 * @param numero 2021-0001, without gaps in a year
 * @param initiale decided by the opening of the scheme, from the rules of the guichet
 * @param lignes one per tranche, by tranche
 * @param reference of the written decision
 * @param par as shown
 * @param suiteLe when it was applied or refused, null before
 * @param raison why it was refused, a sentence; else null
 */
public record DecisionDeCredits(
        String numero,
        Operation operation,
        CodeDepartement guichet,
        boolean initiale,
        List<Ligne> lignes,
        String motif,
        String reference,
        Instant decideeLe,
        String par,
        Etat etat,
        Instant suiteLe,
        String raison) {

    public enum Operation {
        DELEGATION("Délégation"),
        ABONDEMENT("Abondement"),
        REPRISE("Reprise"),
        REPORT("Report");

        private final String libelle;

        Operation(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }

        /** True when the national remainder gives before the guichet receives; else the guichet gives first. */
        public boolean credite() {
            return this == DELEGATION || this == ABONDEMENT;
        }
    }

    public enum Etat {
        ENVOYEE("Envoyée"),
        APPLIQUEE("Appliquée"),
        /** Nothing was moved, at the guichet or nationally. */
        REFUSEE("Refusée");

        private final String libelle;

        Etat(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    /** @param nature DELEGATION or REPRISE */
    public record Ligne(Tranche tranche, Nature nature, Montant montant) {}

    /** What moves: given, taken back, or carried from one tranche to the other. */
    public Montant montant() {
        Nature comptee = operation.credite() ? Nature.DELEGATION : Nature.REPRISE;
        return Montant.somme(lignes.stream()
                .filter(ligne -> ligne.nature() == comptee)
                .map(Ligne::montant)
                .toList());
    }
}
