package fr.guichets.dossiers.interne;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.LectureDemande;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;

/** Keeps what a collectivité types. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Ecriture {

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    @Inject
    Suites suites;

    public DossierEnregistre creer(JsonNode saisie) {
        Saisie.verifier(saisie);
        Contenu contenu = contenu(saisie);
        Instant maintenant = jugement.maintenant();
        DossierEnregistre dossier = enregistres.nouveau(maintenant);
        dossier.ecrire(contenu, maintenant);
        enregistres.ajouter(dossier);
        suites.consigner(dossier, "CREE", null);
        return dossier;
    }

    private Contenu contenu(JsonNode saisie) {
        Collectivite porteur = jugement.porteur(saisie);
        Organisation organisation = LectureDemande.organisation(porteur);
        if (!Acteur.courant().peut(Acteur.Droit.PREPARE, organisation)) {
            throw new AccesRefuse("Vous n'agissez pas pour «\u00a0" + organisation.nom()
                    + "\u00a0»\u00a0: demandez ce droit à son" + " représentant ou à la préfecture.");
        }
        return jugement.brouillon(saisie, porteur);
    }

    public DossierEnregistre remplacer(String reference, Long version, JsonNode saisie) {
        Saisie.verifier(saisie);
        DossierEnregistre dossier = enregistres.tenir(reference, version);
        Lecteur.courant().exiger(Action.ENREGISTRER, dossier);
        if (dossier.etat() == EtatDossier.BROUILLON) {
            ecrire(dossier, contenu(saisie));
        } else {
            dossier.corriger(saisie, jugement.maintenant());
            enregistres.ecrire();
        }
        return dossier;
    }

    /** The national index hears of it when it changes what the index shows. */
    private void ecrire(DossierEnregistre dossier, Contenu contenu) {
        String intitule = dossier.intitule();
        Organisation porteur = dossier.porteur();
        dossier.ecrire(contenu, jugement.maintenant());
        enregistres.ecrire();
        if (!dossier.intitule().equals(intitule) || !dossier.porteur().equals(porteur)) {
            suites.indexer(dossier);
        }
    }

    public void supprimer(String reference, Long version) {
        DossierEnregistre dossier = enregistres.tenir(reference, version);
        if (dossier.etat() != EtatDossier.BROUILLON) {
            throw new OperationInvalide(
                    "ACTION_IMPOSSIBLE", "Une demande déposée ne se supprime pas\u00a0: vous pouvez la retirer.");
        }
        Map<String, Object> avant = Suites.etat(dossier);
        dossier.supprimer(jugement.maintenant());
        suites.consigner(dossier, "SUPPRIME", avant);
    }

    /** @param limite drafts put aside before that day are no longer recoverable */
    public DossierEnregistre restaurer(String reference, Instant limite) {
        DossierEnregistre dossier = enregistres.tenirSupprime(reference);
        if (dossier.supprimeLe().isBefore(limite)) {
            throw new Introuvable("Ce brouillon n'est plus récupérable.");
        }
        Map<String, Object> avant = Suites.etat(dossier);
        dossier.restaurer(jugement.maintenant());
        suites.consigner(dossier, "RESTAURE", avant);
        return dossier;
    }
}
