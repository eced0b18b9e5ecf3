package fr.guichets.decisions.interne;

import fr.guichets.decisions.EtatActe;
import fr.guichets.dossiers.Avancement;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.EtatModifie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;

/** The act of a dossier that is withdrawn goes no further: nobody signs or notifies it any more. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Retraits {

    private static final String MOTIF = "le bénéficiaire s'est retiré";

    @Inject
    Registre registre;

    @Inject
    Calendrier calendrier;

    @Inject
    Avancement avancement;

    void suivre(@Observes EtatModifie passage) {
        if (passage.apres() == EtatDossier.DESISTEMENT) {
            registre.duDossier(passage.numero())
                    .filter(acte -> acte.etat() != EtatActe.NOTIFIE)
                    .ifPresent(this::clore);
        }
    }

    /** The dossier is held by its own act. */
    private void clore(ActeEnregistre lu) {
        ActeEnregistre acte = registre.tenir(lu.id(), null);
        acte.clore(MOTIF, calendrier.maintenant());
        registre.ecrire();
        avancement.noter(
                acte.dossier(),
                acte.etat() == EtatActe.ANNULE ? "ACTE_ANNULE" : "ACTE_SANS_SUITE",
                Map.of("acte", acte.numero(), "motif", MOTIF));
    }
}
