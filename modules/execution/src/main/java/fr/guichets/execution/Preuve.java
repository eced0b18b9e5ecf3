package fr.guichets.execution;

import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What shows that the project is engaged: the first contract or quote that the beneficiary signed (décret 2018-514, art. 5).
 *
 * @param montant without tax
 * @param piece file of the dossier; null when the agent entered what came on paper
 * @param tardive signed after the deadline of the rules
 * @param motif why a late one is tolerated, or why one is sent back; else empty
 * @param decideePar null while the guichet has not looked at it
 */
public record Preuve(
        long id,
        TypePreuve type,
        LocalDate signeeLe,
        Montant montant,
        Long piece,
        boolean tardive,
        Etat etat,
        String motif,
        Instant envoyeeLe,
        String envoyeePar,
        Instant decideeLe,
        String decideePar) {

    public enum Etat {
        ENVOYEE("À examiner"),
        ACCEPTEE("Acceptée"),
        RENVOYEE("Renvoyée");

        private final String libelle;

        Etat(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    /**
     * What is typed of one.
     *
     * @param piece file already added to the dossier
     */
    public record Saisie(TypePreuve type, LocalDate signeeLe, Montant montant, Long piece) {}
}
