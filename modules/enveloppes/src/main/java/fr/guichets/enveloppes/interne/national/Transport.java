package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.interne.Reception;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Brings a decision to its guichet: written there by the national role, applied there by the guichet's own, noted
 * nationally. Each step can be repeated, so that the decision is applied exactly once whatever dies in between.
 */
@ApplicationScoped
public class Transport implements Sorties.Destinataire {

    static final String TYPE = "CREDITS";

    record Envoi(String numero) {}

    @Inject
    Etapes etapes;

    @Inject
    Reception reception;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void recevoir(Sorties.Message message) {
        porter(message.lire(Envoi.class).numero());
    }

    void porter(String numero) {
        DecisionDeCredits decision = DepartementCourant.executerNational(() -> etapes.partir(numero));
        if (decision.etat() != Etat.ENVOYEE) {
            return;
        }
        String raison = DepartementCourant.executerPour(decision.guichet(), () -> appliquer(numero));
        DepartementCourant.executerNational(() -> {
            etapes.conclure(decision, raison);
            return null;
        });
    }

    /** @return why the guichet cannot give what is taken back, null when it is applied */
    private String appliquer(String numero) {
        try {
            reception.appliquer(numero);
            return null;
        } catch (CreditsInsuffisants e) {
            return e.getMessage();
        }
    }
}
