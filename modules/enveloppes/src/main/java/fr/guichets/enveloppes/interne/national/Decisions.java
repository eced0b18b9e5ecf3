package fr.guichets.enveloppes.interne.national;

import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits.Etat;
import fr.guichets.enveloppes.DecisionDeCredits.Ligne;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decisions about credits, as the national schema keeps them: numbered without gaps, never edited. In one transaction: the
 * decision, then the ledger, then the journal and the message that leaves.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Decisions {

    /** A year of decisions begins where the ministry is. */
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    Horloge horloge;

    @Inject
    RegistreNational registre;

    @Inject
    Journal journal;

    @Inject
    Sorties sorties;

    /**
     * Decides, moves what leaves the national remainder, and sends.
     *
     * @param initiale decided by the opening of the scheme
     * @throws fr.guichets.enveloppes.CreditsInsuffisants when less is left; nothing is kept
     */
    public String prendre(
            Operation operation,
            CodeDepartement guichet,
            boolean initiale,
            List<Ligne> lignes,
            String motif,
            String reference) {
        Instant le = maintenant();
        String numero = numeroter(operation, guichet, initiale, motif, reference, le);
        lignes.forEach(ligne -> em.persist(new LigneDeCredits(numero, ligne)));
        if (operation.credite()) {
            lignes.forEach(ligne -> registre.mouvoir(numero, guichet, ligne));
        }
        Map<String, Object> contenu = new LinkedHashMap<>();
        contenu.put("operation", operation);
        contenu.put("guichet", guichet);
        contenu.put("lignes", lignes);
        contenu.put("motif", motif);
        contenu.put("reference", reference);
        journal.consigner(objet(numero), "DECIDE", null, contenu);
        sorties.deposer(Transport.TYPE, new Transport.Envoi(numero));
        return numero;
    }

    private String numeroter(
            Operation operation,
            CodeDepartement guichet,
            boolean initiale,
            String motif,
            String reference,
            Instant le) {
        int annee = le.atZone(PARIS).getYear();
        Acteur auteur = Acteur.courant();
        String numero;
        int ajoutes;
        do {
            int rang = em.createQuery(
                                    "select coalesce(max(d.rang), 0) from CreditsDecides d where d.annee = :annee",
                                    Integer.class)
                            .setParameter("annee", annee)
                            .getSingleResult()
                    + 1;
            numero = String.format(Locale.ROOT, "%d-%04d", annee, rang);
            ajoutes = em.createQuery("insert into CreditsDecides (annee, rang, numero, operation, guichet,"
                            + " initiale, motif, reference, decideeLe, par, parNom) values (:annee, :rang, :numero,"
                            + " :operation, :guichet, :initiale, :motif, :reference, :le, :par, :parNom)"
                            + " on conflict do nothing")
                    .setParameter("annee", annee)
                    .setParameter("rang", rang)
                    .setParameter("numero", numero)
                    .setParameter("operation", operation)
                    .setParameter("guichet", guichet.valeur())
                    .setParameter("initiale", initiale)
                    .setParameter("motif", motif)
                    .setParameter("reference", reference)
                    .setParameter("le", le)
                    .setParameter("par", auteur.identifiant())
                    .setParameter("parNom", auteur.nom())
                    .executeUpdate();
        } while (ajoutes == 0);
        return numero;
    }

    /**
     * Notes what the guichet made of the decision; what a guichet gave back is then in the remainder. Noting it again
     * changes nothing.
     *
     * @param raison why it was refused, null when it was applied
     */
    void conclure(DecisionDeCredits decision, String raison) {
        Etat etat = raison == null ? Etat.APPLIQUEE : Etat.REFUSEE;
        int ajoutes = em.createQuery("insert into SuiteDeCredits (numero, etat, le, motif)"
                        + " values (:numero, :etat, :le, :motif) on conflict (numero, etat) do nothing")
                .setParameter("numero", decision.numero())
                .setParameter("etat", etat)
                .setParameter("le", maintenant())
                .setParameter("motif", raison)
                .executeUpdate();
        if (ajoutes == 0) {
            return;
        }
        if (etat == Etat.APPLIQUEE && !decision.operation().credite()) {
            decision.lignes().stream()
                    .sorted((a, b) -> b.nature().compareTo(a.nature()))
                    .forEach(ligne -> registre.mouvoir(decision.numero(), decision.guichet(), ligne));
        }
        journal.consigner(objet(decision.numero()), etat.name(), null, raison == null ? null : Map.of("motif", raison));
    }

    public DecisionDeCredits lire(String numero) {
        return em.createQuery("select d from CreditsDecides d where d.numero = :numero", CreditsDecides.class)
                .setParameter("numero", numero)
                .getResultStream()
                .findFirst()
                .map(decision -> avecLeurSuite(List.of(decision)).get(0))
                .orElseThrow(() -> new Introuvable("Aucune décision de crédits n’a ce numéro."));
    }

    /** Those that no guichet has answered yet, oldest first. */
    public List<DecisionDeCredits> enRoute() {
        return avecLeurSuite(em.createQuery("""
                        select d from CreditsDecides d
                        where not exists (select 1 from SuiteDeCredits s where s.numero = d.numero)
                        order by d.annee, d.rang
                        """, CreditsDecides.class).getResultList());
    }

    List<DecisionDeCredits> avecLeurSuite(List<CreditsDecides> decisions) {
        List<String> numeros = decisions.stream().map(CreditsDecides::numero).toList();
        Map<String, List<Ligne>> lignes = em.createQuery(
                        "select l from LigneDeCredits l where l.numero in :numeros order by l.tranche",
                        LigneDeCredits.class)
                .setParameter("numeros", numeros)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        LigneDeCredits::numero, Collectors.mapping(LigneDeCredits::ligne, Collectors.toList())));
        Map<String, SuiteDeCredits> suites = em.createQuery(
                        "select s from SuiteDeCredits s where s.numero in :numeros", SuiteDeCredits.class)
                .setParameter("numeros", numeros)
                .getResultStream()
                .collect(Collectors.toMap(
                        SuiteDeCredits::numero,
                        suite -> suite,
                        (une, autre) -> une.etat() == Etat.APPLIQUEE ? une : autre));
        return decisions.stream()
                .map(decision -> montrer(decision, lignes.get(decision.numero()), suites.get(decision.numero())))
                .toList();
    }

    private static DecisionDeCredits montrer(CreditsDecides decision, Collection<Ligne> lignes, SuiteDeCredits suite) {
        return new DecisionDeCredits(
                decision.numero(),
                decision.operation(),
                new CodeDepartement(decision.guichet()),
                decision.initiale(),
                List.copyOf(lignes),
                decision.motif(),
                decision.reference(),
                decision.decideeLe(),
                decision.parNom(),
                suite == null ? Etat.ENVOYEE : suite.etat(),
                suite == null ? null : suite.le(),
                suite == null ? null : suite.motif());
    }

    static String objet(String numero) {
        return "delegation/" + numero;
    }

    private Instant maintenant() {
        return horloge.maintenant().truncatedTo(ChronoUnit.MICROS);
    }
}
