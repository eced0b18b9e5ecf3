package fr.guichets.enveloppes.interne.national;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.DecisionDeCredits.Ligne;
import fr.guichets.enveloppes.FondsNational;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.VerificationNationale;
import fr.guichets.enveloppes.regles.LigneNationale;
import fr.guichets.enveloppes.regles.NatureNationale;
import fr.guichets.enveloppes.regles.PositionDeleguee;
import fr.guichets.enveloppes.regles.PositionNationale;
import fr.guichets.enveloppes.regles.RejeuNational;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Montant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ledger of the axis that is delegated. A row waits for whoever is adding one; when the other was first, everything is
 * read and judged again.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RegistreNational {

    private static final int PAGE = 1000;

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    Horloge horloge;

    @Inject
    Typographie fr;

    public boolean estVide() {
        return position().rang() == 0;
    }

    public FondsNational lire() {
        PositionNationale position = position();
        SortedMap<CodeDepartement, SortedMap<Tranche, Montant>> delegues = new TreeMap<>();
        em.createQuery("""
                        select m from MouvementNational m
                        where m.guichetRang = (select max(n.guichetRang) from MouvementNational n
                                               where n.guichet = m.guichet and n.tranche = m.tranche)
                        """, MouvementNational.class)
                .getResultStream()
                .map(MouvementNational::ligne)
                .forEach(ligne -> delegues.computeIfAbsent(ligne.guichet(), absent -> new TreeMap<>())
                        .put(ligne.tranche(), ligne.apresGuichet().delegue()));
        return new FondsNational(position.laboratoires(), position.delegue(), position.reliquat(), delegues);
    }

    /** @return false when somebody opened the ledger meanwhile */
    boolean ouvrir(Montant dotation) {
        return estVide() && ajouter(NatureNationale.DOTATION, dotation, PositionNationale.ORIGINE, null, null, null);
    }

    void reserverAuxLaboratoires(Montant montant) {
        boolean ajoute;
        do {
            ajoute = ajouter(NatureNationale.LABORATOIRES, montant, position(), null, null, null);
        } while (!ajoute);
    }

    /** @throws CreditsInsuffisants when less is left, or less was delegated than is taken back; nothing is kept */
    void mouvoir(String decision, CodeDepartement guichet, Ligne ligne) {
        NatureNationale nature =
                ligne.nature() == Nature.REPRISE ? NatureNationale.REPRISE : NatureNationale.DELEGATION;
        em.flush();
        boolean ajoute;
        do {
            ajoute = ajouter(nature, ligne.montant(), position(), decision, guichet, avant(guichet, ligne.tranche()));
            if (!ajoute && estFaite(decision, ligne.tranche())) {
                throw new IllegalStateException("déjà au livre national : " + decision);
            }
        } while (!ajoute);
    }

    private boolean estFaite(String decision, Tranche tranche) {
        return em.createQuery(
                                "select count(m) from MouvementNational m"
                                        + " where m.decision = :decision and m.tranche = :tranche",
                                Long.class)
                        .setParameter("decision", decision)
                        .setParameter("tranche", tranche.code())
                        .getSingleResult()
                > 0;
    }

    /** Where a tranche of a guichet stands before a movement. */
    private record Avant(Tranche tranche, PositionDeleguee position) {}

    private Avant avant(CodeDepartement guichet, Tranche tranche) {
        return new Avant(
                tranche,
                em.createQuery("""
                                select m from MouvementNational m
                                where m.guichet = :guichet and m.tranche = :tranche order by m.guichetRang desc
                                """, MouvementNational.class)
                        .setParameter("guichet", guichet.valeur())
                        .setParameter("tranche", tranche.code())
                        .setMaxResults(1)
                        .getResultStream()
                        .findFirst()
                        .map(MouvementNational::positionDuGuichet)
                        .orElse(PositionDeleguee.ORIGINE));
    }

    /** @throws CreditsInsuffisants as {@link #mouvoir} would, from what was read */
    public void exiger(CodeDepartement guichet, Ligne ligne, boolean duReliquat, FondsNational fonds) {
        boolean reprise = ligne.nature() == Nature.REPRISE;
        if (!reprise && !duReliquat) {
            return;
        }
        Montant tenu = reprise ? fonds.delegue(guichet, ligne.tranche()) : fonds.reliquat();
        if (ligne.montant().compareTo(tenu) > 0) {
            throw insuffisants(reprise ? NatureNationale.REPRISE : NatureNationale.DELEGATION, tenu, ligne.montant());
        }
    }

    private CreditsInsuffisants insuffisants(NatureNationale nature, Montant tenu, Montant demande) {
        String phrase = nature == NatureNationale.REPRISE
                ? "On ne peut reprendre " + fr.montant(demande) + " : le guichet n’a reçu que " + fr.montant(tenu)
                        + " pour cette tranche. Rien n’a changé."
                : "Il manque " + fr.montant(demande.moins(tenu)) + " : il reste " + fr.montant(tenu)
                        + " à déléguer. Rien n’a changé.";
        return new CreditsInsuffisants(fr.phrase(phrase), tenu, demande, List.of());
    }

    private PositionNationale position() {
        return em.createQuery("select m from MouvementNational m order by m.rang desc", MouvementNational.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(MouvementNational::position)
                .orElse(PositionNationale.ORIGINE);
    }

    /**
     * No index is named as the one that may conflict: two rows of the same rank may meet in any unique index first.
     *
     * @return false when somebody was first: read again
     */
    private boolean ajouter(
            NatureNationale nature,
            Montant montant,
            PositionNationale position,
            String decision,
            CodeDepartement guichet,
            Avant avant) {
        Optional<PositionDeleguee> duGuichet = Optional.ofNullable(avant).map(a -> a.position()
                .apres(nature, montant)
                .orElseThrow(() -> insuffisants(nature, a.position().delegue(), montant)));
        PositionNationale apres =
                position.apres(nature, montant).orElseThrow(() -> insuffisants(nature, position.reliquat(), montant));
        Acteur auteur = Acteur.courant();
        return em.createQuery(
                                "insert into MouvementNational (rang, nature, montant, decision, guichet, tranche, auteur,"
                                        + " auteurNom, le, reliquat, laboratoires, delegue, guichetRang, guichetDelegue)"
                                        + " values (:rang, :nature, :montant, :decision, :guichet, :tranche, :auteur,"
                                        + " :auteurNom, :le, :reliquat, :laboratoires, :delegue, :guichetRang, :guichetDelegue)"
                                        + " on conflict do nothing")
                        .setParameter("rang", apres.rang())
                        .setParameter("nature", nature)
                        .setParameter("montant", montant.centimes())
                        .setParameter("decision", decision)
                        .setParameter("guichet", guichet == null ? null : guichet.valeur())
                        .setParameter(
                                "tranche",
                                avant == null ? null : avant.tranche().code())
                        .setParameter("auteur", auteur.identifiant())
                        .setParameter("auteurNom", auteur.nom())
                        .setParameter("le", horloge.maintenant().truncatedTo(ChronoUnit.MICROS))
                        .setParameter("reliquat", apres.reliquat().centimes())
                        .setParameter("laboratoires", apres.laboratoires().centimes())
                        .setParameter("delegue", apres.delegue().centimes())
                        .setParameter(
                                "guichetRang",
                                duGuichet.map(PositionDeleguee::rang).orElse(null))
                        .setParameter(
                                "guichetDelegue",
                                duGuichet.map(p -> p.delegue().centimes()).orElse(null))
                        .executeUpdate()
                == 1;
    }

    /** Reads every row again. */
    public VerificationNationale verifier() {
        RejeuNational rejeu = new RejeuNational();
        long rang = 0;
        List<LigneNationale> page;
        do {
            page = em.createQuery(
                            "select m from MouvementNational m where m.rang > :rang order by m.rang",
                            MouvementNational.class)
                    .setParameter("rang", rang)
                    .setMaxResults(PAGE)
                    .getResultStream()
                    .map(MouvementNational::ligne)
                    .toList();
            for (LigneNationale ligne : page) {
                if (!rejeu.suivre(ligne)) {
                    return rejeu.terminer();
                }
                rang = ligne.apres().rang();
            }
        } while (!page.isEmpty());
        return rejeu.terminer();
    }
}
