package fr.guichets.execution;

import java.time.LocalDate;

/**
 * What comes next for a grant.
 *
 * @param avant last good day; null when nothing binds it to one
 */
public record Attente(Nature nature, LocalDate avant) {

    public enum Nature {
        PREUVE(true, "Preuve de l’engagement attendue"),
        SOLDE(true, "Projet à terminer, solde à demander"),
        DEMANDE_A_CORRIGER(true, "Demande de paiement à corriger"),
        OBSERVATIONS(true, "Observations du bénéficiaire attendues"),
        REMBOURSEMENT(true, "Reversement attendu"),
        PREUVE_A_EXAMINER(false, "Preuve de l’engagement à examiner"),
        SERVICE_FAIT(false, "Service fait à certifier"),
        VERSEMENT(false, "Paiement à verser"),
        CADUCITE_A_DECIDER(false, "Caducité à décider"),
        TROP_PERCU(false, "Reversement à demander");

        private final boolean duBeneficiaire;
        private final String libelle;

        Nature(boolean duBeneficiaire, String libelle) {
            this.duBeneficiaire = duBeneficiaire;
            this.libelle = libelle;
        }

        /** True when the beneficiary acts, false when the guichet does. */
        public boolean duBeneficiaire() {
            return duBeneficiaire;
        }

        public String libelle() {
            return libelle;
        }
    }
}
