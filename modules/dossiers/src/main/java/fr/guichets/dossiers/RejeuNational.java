package fr.guichets.dossiers;

import fr.guichets.dossiers.Rejeu.Effet;
import fr.guichets.dossiers.interne.RegistreDesRejeux;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The national model in preparation, tried on what was filed at every guichet: each answers in its own perimeter, by the
 * outbox. Only the last trial is kept, and nothing is changed by it. The perimeter is the national level.
 */
@ApplicationScoped
@Reserve(Role.NATIONAL)
public class RejeuNational {

    /**
     * @param perime true when the draft has changed since
     * @param guichets by code
     */
    public record Essai(Instant demandeLe, String demandePar, boolean perime, List<DuGuichet> guichets) {

        public int repondus() {
            return (int) guichets.stream()
                    .filter(guichet -> guichet.etat() != Etat.EN_ROUTE)
                    .count();
        }

        public Effet enCours() {
            return guichets.stream().map(DuGuichet::enCours).reduce(Effet.AUCUN, Effet::avec);
        }

        public Effet decides() {
            return guichets.stream().map(DuGuichet::decides).reduce(Effet.AUCUN, Effet::avec);
        }

        /** Of the guichets that have answered. */
        public Montant enveloppe() {
            return Montant.somme(guichets.stream().map(DuGuichet::enveloppe).toList());
        }
    }

    public enum Etat {
        /** Asked, not answered yet. */
        EN_ROUTE,
        REJOUE,
        /** What this guichet declares does not hold on the draft: somebody must correct one or the other. */
        REFUSE
    }

    /**
     * @param raison French; null unless REFUSE
     * @param le null while EN_ROUTE
     */
    public record DuGuichet(
            CodeDepartement guichet,
            Etat etat,
            Effet enCours,
            Effet decides,
            Montant enveloppe,
            String raison,
            Instant le) {}

    @Inject
    Brouillons brouillons;

    @Inject
    Guichets guichets;

    @Inject
    RegistreDesRejeux registre;

    /** The last trial, finished or not; empty when no draft is open any more. */
    public Optional<Essai> dernier() {
        return brouillons.courant().map(RejeuNational::brouillon).flatMap(registre::dernier);
    }

    /**
     * Asks every guichet; the trial before is forgotten.
     *
     * @throws OperationInvalide when no draft is open, or while it has errors
     */
    public void lancer() {
        Brouillon brouillon = brouillons
                .courant()
                .orElseThrow(() ->
                        new OperationInvalide("AUCUN_BROUILLON", "Ouvrez d’abord un brouillon du modèle national."));
        if (!brouillon.erreurs().isEmpty()) {
            throw new OperationInvalide("BROUILLON_INVALIDE", "Corrigez d’abord les erreurs du brouillon.");
        }
        registre.lancer(
                brouillon(brouillon),
                brouillons.modele().orElseThrow(),
                guichets.tous().stream().map(Guichet::code).toList());
    }

    private static RegistreDesRejeux.Essaye brouillon(Brouillon brouillon) {
        return new RegistreDesRejeux.Essaye(brouillon.ouvertLe(), brouillon.version(), brouillon.base());
    }

    /**
     * One page of the dossiers that the last trial would change.
     *
     * @param guichet null for all
     */
    public CriteresDeRejeu.Page lister(CriteresDeRejeu criteres, CodeDepartement guichet) {
        return registre.lister(criteres, guichet);
    }
}
