package fr.guichets.enveloppes;

import fr.guichets.socle.Montant;
import java.time.Instant;

/**
 * One row of the ledger of a guichet.
 *
 * @param rang 1, 2, 3… without gaps in one tranche
 * @param dossier number; null for what comes from the national level
 * @param origine the act behind it: releve/3, acte/12, paiement/7, delegation/2021-0004; one act moves a dossier once
 * @param auteur identifier of the one who acted, {@code auteurNom} as shown
 * @param apres balances of the tranche after it
 */
public record Mouvement(
        Tranche tranche,
        long rang,
        Nature nature,
        Montant montant,
        String dossier,
        String origine,
        String auteur,
        String auteurNom,
        String motif,
        Instant le,
        Solde apres) {}
