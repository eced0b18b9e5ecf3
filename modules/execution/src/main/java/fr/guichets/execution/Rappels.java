package fr.guichets.execution;

import fr.guichets.execution.EcheancesListees.Criteres;
import fr.guichets.execution.interne.Relance;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reminds beneficiaries, by mail, of what is expected of them before a day; the rules say how many days before. */
@ApplicationScoped
@Reserve(Role.INSTRUCTEUR)
public class Rappels {

    @Inject
    Executions executions;

    @Inject
    Relance relance;

    /**
     * Sends what is due today in the current guichet; done again, it sends nothing more.
     *
     * @return how many beneficiaries were written to
     */
    public int envoyer() {
        int envoyes = 0;
        for (EcheancesListees.Ligne ligne : executions
                .echeances(new Criteres(null, null, false, 0, Criteres.TOUT))
                .elements()) {
            if (ligne.attente().nature().duBeneficiaire()
                    && ligne.attente().avant() != null
                    && relance.rappeler(ligne.numero(), ligne.attente())) {
                envoyes++;
            }
        }
        return envoyes;
    }
}
