package fr.guichets.dossiers;

import fr.guichets.dossiers.interne.IndexNational;
import fr.guichets.dossiers.interne.Lecteur;
import fr.guichets.socle.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * The national index: the dossiers of an organisation over all guichets, with a minimum of data, fed by the outbox of each
 * guichet. Read at the portal, on the national perimeter.
 */
@ApplicationScoped
@Transactional
public class MesDossiers {

    /** @param guichet code of the département */
    public record Indexe(
            String guichet,
            String reference,
            String numero,
            String intitule,
            EtatDossier etat,
            Organisation porteur,
            Instant deposeLe,
            Instant modifieLe) {}

    @Inject
    IndexNational.Tenue index;

    /** What exists for the current actor, as at each guichet; nothing for who has no mandate. */
    public List<Indexe> lister() {
        return index.lister(Lecteur.courant());
    }
}
