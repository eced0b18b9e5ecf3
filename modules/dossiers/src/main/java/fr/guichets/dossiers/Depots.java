package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.interne.Actes;
import fr.guichets.dossiers.interne.DepotFige;
import fr.guichets.dossiers.interne.DossierEnregistre;
import fr.guichets.dossiers.interne.Enregistres;
import fr.guichets.dossiers.interne.Greffe;
import fr.guichets.dossiers.interne.Jugement;
import fr.guichets.dossiers.interne.Lecteur;
import fr.guichets.dossiers.interne.Lettres;
import fr.guichets.dossiers.interne.Presentation;
import fr.guichets.dossiers.interne.Suites;
import fr.guichets.dossiers.interne.TexteSaisi;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** What a collectivité that may file does: file, answer, withdraw. */
@ApplicationScoped
@Transactional
@Reserve(Role.COLLECTIVITE)
public class Depots {

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    @Inject
    Greffe greffe;

    @Inject
    Suites suites;

    @Inject
    Lettres lettres;

    @Inject
    Actes actes;

    @Inject
    Presentation presentation;

    @Inject
    Guichets guichets;

    /** The rules refuse the project and nobody has confirmed yet (409). */
    public static class RefusAConfirmer extends OperationInvalide {

        private final transient Evaluation evaluation;

        public RefusAConfirmer(Evaluation evaluation) {
            super(
                    "REFUS_A_CONFIRMER",
                    "En l'état, les règles du guichet refusent ce projet. Confirmez pour le déposer malgré tout.");
            this.evaluation = evaluation;
        }

        public Evaluation evaluation() {
            return evaluation;
        }
    }

    /** The sworn statement is missing (422). */
    public static class AttestationManquante extends RuntimeException {
        public AttestationManquante() {
            super("Il faut attester sur l'honneur l'exactitude des informations pour déposer.");
        }
    }

    /**
     * Files: freezes what was typed, the version of the rules, the population and its vintage; gives the next number of
     * the guichet and year; journals; leaves the acknowledgement to be mailed. All in one transaction. Filing again what
     * is already filed is refused.
     *
     * @param version that was read; null when the caller does not say
     * @throws fr.guichets.socle.ChampsInvalides naming everything that is missing or wrong
     * @throws AttestationManquante when {@code attestations} is false
     * @throws RefusAConfirmer when the rules refuse and {@code confirmeMalgreRefus} is false
     * @throws fr.guichets.socle.AccesRefuse when the actor may prepare but not file
     * @throws OperationInvalide GUICHET_SUSPENDU, GUICHET_FERME, GUICHET_EN_PREPARATION where no request is received
     */
    public Dossier deposer(String reference, Long version, boolean attestations, boolean confirmeMalgreRefus) {
        DossierEnregistre dossier = enregistres.tenir(reference, version);
        Lecteur.courant().exiger(Action.DEPOSER, dossier);
        guichets.courant().exigerOuvert();
        Map<String, Object> avant = Suites.etat(dossier);
        JsonNode saisie = dossier.saisie();
        jugement.attendreSonTour(jugement.maintenant());
        LectureDemande.Lue lue = jugement.lire(saisie, jugement.maintenant());
        if (!attestations) {
            throw new AttestationManquante();
        }
        Evaluation evaluation = jugement.juger(lue.demande());
        if (!evaluation.recevable() && !confirmeMalgreRefus) {
            throw new RefusAConfirmer(evaluation);
        }
        Acteur deposant = Acteur.courant();
        greffe.recevoir(
                dossier,
                new Greffe.Demande(
                        lue,
                        saisie,
                        evaluation,
                        null,
                        null,
                        deposant.nom(),
                        deposant.courriel(),
                        DepotFige.Provenance.ICI));
        suites.consigner(dossier, "DEPOSE", avant);
        lettres.deposee(dossier);
        return presentation.montrer(dossier);
    }

    /**
     * Answers a request for complements; the corrections themselves were saved by {@link Brouillons#enregistrer}, and reach
     * the guichet now.
     *
     * @throws fr.guichets.socle.ChampsInvalides when the corrections cannot be filed
     */
    public Dossier repondre(String reference, Long version, String message) {
        DossierEnregistre dossier = enregistres.tenir(reference, version);
        Lecteur.courant().exiger(Action.REPONDRE, dossier);
        Map<String, Object> avant = Suites.etat(dossier);
        String reponse = dossier.estCorrige()
                ? TexteSaisi.lire("message", message)
                : TexteSaisi.exiger("message", message, "Répondez à la demande, ou corrigez le dossier.");
        JsonNode deposee = dossier.saisie();
        JsonNode corrigee = dossier.correction();
        Evaluation evaluation = jugement.rejuger(corrigee, enregistres.depot(dossier));
        dossier.repondre(reponse, corrigee, evaluation, jugement.aujourdhui(), jugement.maintenant());
        suites.consigner(dossier, "REPONDU", avant, deposee, corrigee);
        return presentation.montrer(dossier);
    }

    /** Until the decision is notified. */
    public Dossier seDesister(String reference, Long version, String motif) {
        String lu = TexteSaisi.lire("motif", motif);
        return actes.retirer(reference, version, lu);
    }
}
