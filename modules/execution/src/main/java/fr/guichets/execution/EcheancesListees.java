package fr.guichets.execution;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import java.util.List;

/** One page of what comes next for the grants of the guichet, the nearest date first. */
public record EcheancesListees(List<Ligne> elements, int total, int page, int taille) {

    /** @param aide amount granted, {@code verse} paid so far */
    public record Ligne(
            String numero,
            Organisation porteur,
            String intitule,
            EtatDossier etat,
            Attente attente,
            Montant aide,
            Montant verse) {}

    /**
     * @param q words of the number, of the bearer or of the title; accents and case ignored
     * @param nature null for all
     * @param enRetard only what is late
     * @param taille 1 to 200; exports take {@link #TOUT}
     */
    public record Criteres(String q, Attente.Nature nature, boolean enRetard, int page, int taille) {

        public static final int TOUT = 100_000;
    }
}
