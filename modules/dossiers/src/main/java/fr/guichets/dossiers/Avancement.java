package fr.guichets.dossiers;

import fr.guichets.dossiers.interne.DossierEnregistre;
import fr.guichets.dossiers.interne.Enregistres;
import fr.guichets.dossiers.interne.Jugement;
import fr.guichets.dossiers.interne.Lecteur;
import fr.guichets.dossiers.interne.Presentation;
import fr.guichets.dossiers.interne.Suites;
import fr.guichets.reglement.Evaluation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What follows the instruction moves dossiers through here, inside its own transaction, in this order: {@link #tenir} every
 * dossier, then the ledger, then {@link #avancer}. Kept so, two acts never wait for each other in a ring.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Avancement {

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    @Inject
    Suites suites;

    @Inject
    Presentation presentation;

    /**
     * Holds filed dossiers until the end of the transaction, in one order for all callers.
     *
     * @param numeros or references
     * @throws fr.guichets.socle.Introuvable when one does not exist, or not for the current actor
     */
    public List<Dossier> tenir(Collection<String> numeros) {
        return new TreeSet<>(numeros)
                .stream()
                        .map(numero -> presentation.relire(enregistres.tenir(numero, null)))
                        .toList();
    }

    /**
     * What the rules say of a filed dossier on the day of the decision: the verdict that filing froze, unless they count the
     * population of that day and it has changed.
     */
    public Evaluation aLaDecision(String numero) {
        return jugement.aLaDecision(enregistres.lire(numero));
    }

    /**
     * Does the action on one dossier, journalled and indexed.
     *
     * @param verbe past participle that the journal keeps: PROGRAMME, NOTIFIE; the applicant sees those that {@code Vue} names
     * @param details what the journal keeps beside the change of state: amount, number of the act; may be empty
     * @throws fr.guichets.socle.OperationInvalide ACTION_IMPOSSIBLE from the present state
     * @throws fr.guichets.socle.AccesRefuse when the current actor has not the role of the action
     */
    public Dossier avancer(String numero, Action action, String verbe, Map<String, Object> details) {
        DossierEnregistre dossier = enregistres.tenir(numero, null);
        Lecteur.courant().exiger(action, dossier);
        Map<String, Object> avant = Suites.etat(dossier);
        dossier.avancer(action, jugement.maintenant());
        suites.consigner(dossier, verbe, avant, details);
        return presentation.montrer(dossier);
    }

    /** Notes an act that changes no state in the history of the dossier: CERTIFIE, PAYE. */
    public void noter(String numero, String verbe, Map<String, Object> details) {
        suites.noter(enregistres.tenir(numero, null), verbe, details);
    }
}
