package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.LectureDemande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Hands a dossier over: leaves one guichet by its outbox, is received in the other one, once. */
@ApplicationScoped
public class Transmission implements Sorties.Destinataire {

    private static final String TYPE = "TRANSMISSION";

    /** @param complement of the guichet that hands over: « du Cher » */
    record Envoi(
            CodeDepartement vers,
            CodeDepartement origine,
            String complement,
            String numero,
            String motif,
            Instant deposeLe,
            Delais delais,
            String deposant,
            String courriel,
            JsonNode saisie) {}

    @Inject
    Sorties sorties;

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    @Inject
    Reception reception;

    @Transactional(Transactional.TxType.MANDATORY)
    public void envoyer(DossierEnregistre dossier, String motif) {
        DepotFige depot = enregistres.depot(dossier);
        Reglement.Identite identite =
                jugement.version(dossier.evaluation().versionReglement()).identite();
        sorties.deposer(
                TYPE,
                new Envoi(
                        new CodeDepartement(dossier.decision().vers()),
                        identite.code(),
                        identite.complement(),
                        dossier.numero(),
                        motif,
                        dossier.deposeLe(),
                        new Delais(dossier.completudeAvant(), dossier.rejetImpliciteLe()),
                        depot.par(),
                        depot.courriel(),
                        dossier.saisie()));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void recevoir(Sorties.Message message) {
        Envoi envoi = JsonDossiers.lire(message.contenu(), Envoi.class);
        DepartementCourant.executerPour(
                envoi.vers(),
                () -> Acteur.executerEnTantQue(Acteur.systeme("Transmission du guichet " + envoi.complement()), () -> {
                    reception.recevoir(envoi);
                    return null;
                }));
    }

    /** The receiving side, in the other guichet's own transaction. */
    @ApplicationScoped
    public static class Reception {

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

        /** Nothing the second time: the origin is unique in the database as well. */
        @Transactional(Transactional.TxType.REQUIRES_NEW)
        public void recevoir(Envoi envoi) {
            if (enregistres.estRecu(envoi.origine().valeur(), envoi.numero())) {
                return;
            }
            LectureDemande.Lue lue = jugement.lire(envoi.saisie(), envoi.deposeLe());
            Evaluation evaluation = jugement.juger(lue.demande());
            DossierEnregistre dossier = enregistres.nouveau(jugement.maintenant());
            greffe.recevoir(
                    dossier,
                    new Greffe.Demande(
                            lue,
                            envoi.saisie(),
                            evaluation,
                            null,
                            envoi.delais(),
                            envoi.deposant(),
                            envoi.courriel(),
                            DepotFige.Provenance.de(envoi.origine(), envoi.numero())));
            suites.consigner(dossier, "RECU", null);
            lettres.transmise(dossier, envoi.complement(), envoi.numero(), envoi.motif());
        }
    }
}
