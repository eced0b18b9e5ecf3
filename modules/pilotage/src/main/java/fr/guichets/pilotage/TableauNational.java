package fr.guichets.pilotage;

import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.Dispositif;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Enveloppes.Enveloppe;
import fr.guichets.enveloppes.FondsNational;
import fr.guichets.enveloppes.Solde;
import fr.guichets.pilotage.interne.Tournee;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The scheme on one page, read now in the ledger of each guichet. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
@Reserve(Role.NATIONAL)
public class TableauNational {

    /** @param dossiers how many in each state, those filed only */
    public record Situation(Enveloppe enveloppe, Map<EtatDossier, Integer> dossiers) {

        public int nombreDeDossiers() {
            return dossiers.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * @param enRoute decided and not applied by their guichet yet
     * @param guichets by code
     */
    public record Tableau(
            Instant luLe,
            Dispositif dispositif,
            FondsNational fonds,
            List<DecisionDeCredits> enRoute,
            List<Lu<Situation>> guichets) {

        /** Over the guichets that could be read. */
        public Solde total() {
            return Solde.somme(guichets.stream()
                    .filter(Lu::lisible)
                    .map(lu -> lu.reponse().enveloppe().total())
                    .toList());
        }

        public Map<EtatDossier, Integer> dossiers() {
            Map<EtatDossier, Integer> sommes = new EnumMap<>(EtatDossier.class);
            guichets.stream()
                    .filter(Lu::lisible)
                    .forEach(lu -> lu.reponse().dossiers().forEach((etat, n) -> sommes.merge(etat, n, Integer::sum)));
            return sommes;
        }

        public List<Lu<Situation>> illisibles() {
            return guichets.stream().filter(lu -> !lu.lisible()).toList();
        }
    }

    @Inject
    Credits credits;

    @Inject
    Enveloppes enveloppes;

    @Inject
    Dossiers dossiers;

    @Inject
    Tournee tournee;

    @Inject
    Horloge horloge;

    public Tableau lire() {
        return DepartementCourant.executerNational(() -> new Tableau(
                horloge.maintenant(),
                credits.dispositif(),
                credits.fonds(),
                credits.enRoute(),
                tournee.faire(() -> new Situation(enveloppes.lire(), dossiers.parEtat()))));
    }
}
