package fr.guichets.programmation;

import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import java.time.Instant;

/**
 * A dossier in a relevé: what the freeze kept of it, then what is said of it.
 *
 * @param version rises at each change; given back with the opinion
 * @param completLe when it was declared complete: decides between equals
 * @param versionReglement the rules that judged it
 * @param plafond no opinion gives more: maximum rate of the eligible cost, eligible cost minus the aid obtained
 * @param avis null until given
 * @param montant zero when nothing is proposed
 * @param rang in the liste complémentaire, else null
 * @param sortie why the dossier left the relevé, null while it is in
 */
public record LigneDeReleve(
        String dossier,
        long version,
        Organisation porteur,
        String arrondissement,
        int population,
        String intitule,
        Instant deposeLe,
        Instant completLe,
        String versionReglement,
        Montant coutEligible,
        Montant montantDemande,
        Montant montantMaximum,
        Montant plafond,
        Avis avis,
        Montant montant,
        String motif,
        Integer rang,
        Instant avisLe,
        String avisPar,
        String sortie) {

    public boolean presente() {
        return sortie == null;
    }
}
