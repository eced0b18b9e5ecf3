package fr.guichets.reglement;

import fr.guichets.referentiel.Collectivite;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is judged: a project as its bearer describes it.
 *
 * @param porteur as the référentiel knows it on the vintage of the filing
 * @param theme code in the national nomenclature, null when not said
 * @param montantDemande null means the whole cost
 * @param dureeMois null when not said
 * @param preuveSigneeLe day of the signature of the quote or contract, null when there is none yet
 */
public record Demande(
        Collectivite porteur,
        String theme,
        List<Depense> depenses,
        Montant montantDemande,
        List<Cofinancement> cofinancements,
        Integer dureeMois,
        Instant dateDepot,
        LocalDate preuveSigneeLe) {

    public record Depense(String libelle, NatureDepense nature, Montant montant) {}

    public record Cofinancement(String organisme, Montant montant, Statut statut) {
        public enum Statut {
            OBTENU,
            SOLLICITE
        }
    }
}
