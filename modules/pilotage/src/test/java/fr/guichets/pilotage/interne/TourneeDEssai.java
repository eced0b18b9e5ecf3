package fr.guichets.pilotage.interne;

import fr.guichets.reglement.Guichets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;

/** A tour whose threads are not those of a server. */
@Specializes
@ApplicationScoped
public class TourneeDEssai extends Tournee {

    protected TourneeDEssai() {}

    @Inject
    public TourneeDEssai(Guichets guichets) {
        super(guichets, tache -> new Thread(tache).start());
    }
}
