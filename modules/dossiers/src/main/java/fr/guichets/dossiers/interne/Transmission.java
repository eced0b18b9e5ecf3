package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.LectureDemande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Hands a dossier over: leaves one guichet by its outbox, is received in the other one, once. */
@ApplicationScoped
public class Transmission implements Sorties.Destinataire {

    private static final String TYPE = "TRANSMISSION";

    /**
     * @param complement of the guichet that hands over: « du Cher »
     * @param creePar identifier of who opened it
     * @param complements the last request, null when there was none
     * @param histoire lines of the journal, under the number that the dossier had there
     */
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
            JsonNode saisie,
            String creePar,
            Dossier.Complements complements,
            List<Journal.Ligne> histoire) {}

    @Inject
    Sorties sorties;

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    @Inject
    Suites suites;

    @Inject
    Reception reception;

    @Inject
    Demenagement demenagement;

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
                        dossier.saisie(),
                        dossier.traces().creePar(),
                        dossier.complements(),
                        suites.histoire(dossier).stream()
                                .map(ligne -> sousSonNumero(ligne, dossier))
                                .toList()));
    }

    /** Under its provisional reference a line is of this guichet; one that came from elsewhere bears its number already. */
    private static Journal.Ligne sousSonNumero(Journal.Ligne ligne, DossierEnregistre dossier) {
        return Suites.objet(dossier).equals(ligne.objet())
                ? new Journal.Ligne(
                        ligne.rang(),
                        ligne.le(),
                        ligne.auteur(),
                        ligne.auteurNom(),
                        "dossier/" + dossier.numero(),
                        ligne.action(),
                        ligne.avant(),
                        ligne.apres(),
                        ligne.empreinte())
                : ligne;
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
        demenagement.emporter(envoi);
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
            jugement.attendreSonTour(envoi.deposeLe());
            LectureDemande.Lue lue = jugement.lire(envoi.saisie(), envoi.deposeLe());
            Evaluation evaluation = jugement.juger(lue.demande());
            DossierEnregistre dossier = enregistres.nouveau(jugement.maintenant());
            dossier.reprendre(envoi.creePar(), envoi.complements());
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
                            DepotFige.Provenance.de(envoi.origine(), envoi.numero(), envoi.histoire())));
            suites.consigner(dossier, "RECU", null);
            lettres.transmise(dossier, envoi.complement(), envoi.numero(), envoi.motif());
        }
    }
}
