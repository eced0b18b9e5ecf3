package fr.guichets.execution.interne;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.EtatModifie;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Solde;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * An aid given up, by the beneficiary itself or in writing, leaves the ledger with it: what was reserved is released, what
 * was engaged and not paid goes back to its tranche. The beneficiary has no right on the ledger: the house does it.
 */
@ApplicationScoped
public class Liberation {

    private static final Set<EtatDossier> TENUS =
            Set.of(EtatDossier.PROGRAMME, EtatDossier.ACCORDE, EtatDossier.NOTIFIE, EtatDossier.DEMARRE);

    private static final Acteur MAISON = Acteur.systeme("Retrait du bénéficiaire", Role.INSTRUCTEUR);

    @Inject
    Enveloppes enveloppes;

    void suivre(@Observes EtatModifie passage) {
        if (passage.apres() == EtatDossier.DESISTEMENT && TENUS.contains(passage.avant())) {
            Acteur.executerEnTantQue(MAISON, () -> {
                liberer(passage.numero());
                return null;
            });
        }
    }

    private void liberer(String numero) {
        Solde solde = enveloppes.soldeDuDossier(numero);
        String origine = "retrait/" + numero;
        if (!solde.reserve().estNul()) {
            enveloppes.liberer(new Affectation(numero, solde.reserve()), origine, "Le bénéficiaire se retire");
        }
        if (!solde.engage().estNul()) {
            enveloppes.degager(new Affectation(numero, solde.engage()), origine, "Le bénéficiaire se retire");
        }
    }
}
