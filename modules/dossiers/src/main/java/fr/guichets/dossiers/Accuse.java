package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Organisation;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Everything the acknowledgement of receipt says (CRPA L. 112-3, R. 112-5), frozen at filing.
 *
 * @param identite the guichet as it was: authority, service, time zone, court
 * @param completudeAvant see {@link Dossier.Depot}
 * @param rejetImpliciteLe see {@link Dossier.Depot}
 * @param saisie copy of the request
 * @param importe true when the date is that of another system
 */
public record Accuse(
        String numero,
        Instant deposeLe,
        String deposant,
        Organisation porteur,
        int population,
        int millesime,
        Reglement.Identite identite,
        Reglement.Contact contact,
        LocalDate completudeAvant,
        LocalDate rejetImpliciteLe,
        JsonNode saisie,
        Evaluation evaluation,
        boolean importe) {}
