package fr.guichets.pilotage;

import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.CriteresDeCredits;
import fr.guichets.enveloppes.CriteresDeMouvements;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.Dispositif;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.FondsNational;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.VerificationNationale;
import fr.guichets.pilotage.interne.Tournee;
import fr.guichets.pilotage.regles.Comparaison;
import fr.guichets.pilotage.regles.LivreDuGuichet;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads every ledger again, row by row, and proves that they agree to the cent, or names the first row that differs. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
@Reserve(Role.NATIONAL)
public class Rapprochement {

    /** Credits that arrive while the ledgers are read one after the other look like a gap: it is read again. */
    private static final int LECTURES = 3;

    private static final CriteresDeMouvements RECUS = new CriteresDeMouvements(
                    Set.of(),
                    Set.of(Nature.DELEGATION, Nature.REPRISE),
                    null,
                    null,
                    null,
                    null,
                    CriteresDeMouvements.Tri.LE,
                    false,
                    0,
                    1)
            .enEntier();

    private static final CriteresDeCredits TOUTES = CriteresDeCredits.TOUTES.enEntier();

    /**
     * @param lignes movements read again, in all ledgers
     * @param soldes of the guichets that could be read
     * @param enRoute decided and not applied by their guichet yet
     * @param ecarts empty when everything agrees
     */
    public record Rapport(
            Instant le,
            Duration duree,
            long lignes,
            Dispositif dispositif,
            FondsNational fonds,
            SortedMap<CodeDepartement, Solde> soldes,
            List<Egalite> egalites,
            List<DecisionDeCredits> enRoute,
            List<EcartConstate> ecarts) {}

    @Inject
    Credits credits;

    @Inject
    Enveloppes enveloppes;

    @Inject
    Tournee tournee;

    @Inject
    Horloge horloge;

    public Rapport rapprocher() {
        long debut = System.nanoTime();
        Rapport rapport = lire(debut);
        for (int lecture = 1; lecture < LECTURES && !rapport.ecarts().isEmpty(); lecture++) {
            rapport = lire(debut);
        }
        return rapport;
    }

    private Rapport lire(long debut) {
        return DepartementCourant.executerNational(() -> {
            VerificationNationale national = credits.verifier();
            List<DecisionDeCredits> decisions = credits.lister(TOUTES).elements();
            Dispositif dispositif = credits.dispositif();
            Comparaison comparaison = new Comparaison(national, dispositif, decisions);
            SortedMap<CodeDepartement, Solde> soldes = new TreeMap<>();
            long lignes = national.lignes();
            for (Lu<LivreDuGuichet> lu : tournee.faire(this::livre)) {
                if (lu.lisible()) {
                    comparaison.comparer(lu.guichet().code(), lu.guichet().nom(), lu.reponse());
                    lignes += lu.reponse().verification().lignes();
                    soldes.put(lu.guichet().code(), lu.reponse().solde());
                } else {
                    comparaison.illisible(lu.guichet().code(), lu.guichet().nom(), lu.panne());
                }
            }
            comparaison.terminer();
            return new Rapport(
                    horloge.maintenant(),
                    Duration.ofNanos(System.nanoTime() - debut),
                    lignes,
                    dispositif,
                    national.fonds(),
                    soldes,
                    comparaison.egalites(),
                    decisions.stream()
                            .filter(decision -> decision.etat() == DecisionDeCredits.Etat.ENVOYEE)
                            .toList(),
                    comparaison.ecarts());
        });
    }

    private LivreDuGuichet livre() {
        return new LivreDuGuichet(
                enveloppes.verifier(), enveloppes.lister(RECUS, ZoneOffset.UTC).elements());
    }
}
