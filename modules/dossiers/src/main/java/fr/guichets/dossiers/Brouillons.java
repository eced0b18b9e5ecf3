package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.interne.DossierEnregistre;
import fr.guichets.dossiers.interne.Ecriture;
import fr.guichets.dossiers.interne.Enregistres;
import fr.guichets.dossiers.interne.Jugement;
import fr.guichets.dossiers.interne.Lecteur;
import fr.guichets.dossiers.interne.Presentation;
import fr.guichets.dossiers.interne.RequeteDeListe;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** What a collectivité types before filing, or corrects when it was asked to: kept as typed, right or wrong. */
@ApplicationScoped
@Transactional
@Reserve(Role.COLLECTIVITE)
public class Brouillons {

    private static final Duration RECUPERABLE = Duration.ofDays(30);

    @Inject
    Ecriture ecriture;

    @Inject
    Enregistres enregistres;

    @Inject
    RequeteDeListe requete;

    @Inject
    Presentation presentation;

    @Inject
    Jugement jugement;

    @Inject
    Guichets guichets;

    /**
     * Opens a draft for an organisation for which the actor holds at least PREPARE.
     *
     * @param saisie may be almost empty; {@code porteur} designates the organisation
     * @throws ChampsInvalides when the bearer is unknown or the whole is unreasonably large
     * @throws fr.guichets.socle.AccesRefuse when the actor holds no mandate for the bearer
     * @throws fr.guichets.socle.OperationInvalide GUICHET_SUSPENDU, GUICHET_FERME, GUICHET_EN_PREPARATION where no request is
     *     received
     */
    public Dossier creer(JsonNode saisie) {
        guichets.courant().exigerOuvert();
        return presentation.montrer(ecriture.creer(saisie));
    }

    /**
     * Replaces what was typed. Also corrects a dossier whose complements were asked for: the frozen rules judge it again, and
     * the guichet sees the corrections with the answer ({@link Depots#repondre}), not before.
     *
     * @param version that was read; null when the caller does not say
     * @throws fr.guichets.socle.ModifieEntreTemps when somebody else saved since
     */
    public Dossier enregistrer(String reference, Long version, JsonNode saisie) {
        return presentation.relire(ecriture.remplacer(reference, version, saisie));
    }

    /** Puts a draft aside for the whole organisation; recoverable for 30 days. */
    public void supprimer(String reference, Long version) {
        ecriture.supprimer(reference, version);
    }

    public Dossier restaurer(String reference) {
        return presentation.montrer(
                ecriture.restaurer(reference, jugement.maintenant().minus(RECUPERABLE)));
    }

    /** Drafts put aside that can be restored, for the organisations of the actor. */
    public List<LigneDossier> supprimes() {
        return requete.supprimes(Lecteur.courant(), jugement.maintenant().minus(RECUPERABLE));
    }

    /** What is still missing or wrong for a filing, all at once; empty when it can be filed. Stores nothing. */
    public List<ChampsInvalides.Erreur> manques(String reference) {
        DossierEnregistre dossier = enregistres.lire(reference);
        try {
            jugement.lire(
                    dossier.correction(), dossier.deposeLe() == null ? jugement.maintenant() : dossier.deposeLe());
            return List.of();
        } catch (ChampsInvalides invalides) {
            return invalides.erreurs();
        }
    }
}
