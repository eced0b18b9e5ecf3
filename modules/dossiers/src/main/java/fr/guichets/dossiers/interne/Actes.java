package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Dossier;
import fr.guichets.socle.Acteur;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Does one act on one filed dossier: held, allowed, done, journalled, indexed, shown. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Actes {

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    @Inject
    Suites suites;

    @Inject
    Presentation presentation;

    @Inject
    Lettres lettres;

    /** @param verbe past participle that the journal keeps */
    public Dossier faire(
            String reference, Long version, Action action, String verbe, Consumer<DossierEnregistre> acte) {
        return faire(reference, version, action, verbe, acte, sansLettre -> {});
    }

    /** @param lettre what the applicant is told, once the act is written */
    public Dossier faire(
            String reference,
            Long version,
            Action action,
            String verbe,
            Consumer<DossierEnregistre> acte,
            Consumer<DossierEnregistre> lettre) {
        DossierEnregistre dossier = enregistres.tenir(reference, version);
        Lecteur.courant().exiger(action, dossier);
        Map<String, Object> avant = Suites.etat(dossier);
        boolean corrigeait = dossier.estCorrige();
        acte.accept(dossier);
        suites.consigner(dossier, verbe, avant);
        if (corrigeait && !dossier.estCorrige()) {
            suites.oublierLaCorrection(dossier);
        }
        lettre.accept(dossier);
        return presentation.montrer(dossier);
    }

    /** A withdrawal; whoever holds a line or money for the dossier lets go of it when told, by EtatModifie. */
    public Dossier retirer(String reference, Long version, String motif) {
        return faire(
                reference,
                version,
                Action.SE_DESISTER,
                "DESISTE",
                dossier -> clore(dossier, Action.SE_DESISTER, Set.of(), motif, null),
                lettres::retiree);
    }

    /** An act that ends the examination here. */
    public void clore(DossierEnregistre dossier, Action action, Set<String> motifs, String explication, String vers) {
        dossier.clore(
                action,
                new Dossier.Decision(jugement.maintenant(), Acteur.courant().nom(), motifs, explication, vers),
                jugement.aujourdhui(),
                jugement.maintenant());
    }
}
