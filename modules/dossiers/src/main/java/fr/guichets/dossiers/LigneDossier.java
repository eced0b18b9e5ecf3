package fr.guichets.dossiers;

import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One dossier in a list.
 *
 * @param recevable null for a draft that cannot be judged
 * @param instructeur name, null when nobody took it in charge
 * @param echeance nearest date that binds the guichet or the applicant, null when none does
 */
public record LigneDossier(
        String reference,
        String numero,
        EtatDossier etat,
        long version,
        Organisation porteur,
        String arrondissement,
        int population,
        String intitule,
        String theme,
        Instant deposeLe,
        String session,
        Boolean recevable,
        Montant coutGlobal,
        Montant montantDemande,
        Montant montantMaximum,
        String instructeur,
        LocalDate echeance,
        boolean importe,
        Instant modifieLe) {}
