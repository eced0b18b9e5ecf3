package fr.guichets.dossiers;

import fr.guichets.socle.Montant;
import java.util.List;

/**
 * One page of a list.
 *
 * @param total dossiers that match, over all pages
 * @param montantDemande sum over all pages
 * @param montantMaximum sum over all pages
 */
public record ListeDossiers(
        List<LigneDossier> elements, int total, int page, int taille, Montant montantDemande, Montant montantMaximum) {}
