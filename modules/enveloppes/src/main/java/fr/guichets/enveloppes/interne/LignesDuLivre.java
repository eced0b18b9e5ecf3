package fr.guichets.enveloppes.interne;

import fr.guichets.enveloppes.Compte;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.regles.Delegation;
import fr.guichets.enveloppes.regles.Ligne;
import fr.guichets.enveloppes.regles.Position;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The ledger of one schema. Nothing can be changed or removed there: the role holds SELECT and INSERT only. */
final class LignesDuLivre {

    private static final String LIGNES = "select m from MouvementEnregistre m ";

    private static final String AJOUT = """
            INSERT INTO mouvement (tranche, rang, nature, debite, credite, montant, dossier, origine, auteur, auteur_nom,
                                   motif, le, delegation, disponible, reserve, engage, paye, reverse, dossier_rang,
                                   dossier_reserve, dossier_engage, dossier_paye, dossier_reverse)
            VALUES (:tranche, :rang, :nature, :debite, :credite, :montant, :dossier, :origine, :auteur, :auteurNom,
                    :motif, :le, :delegation, :disponible, :reserve, :engage, :paye, :reverse, :dossierRang,
                    :dossierReserve, :dossierEngage, :dossierPaye, :dossierReverse)
            ON CONFLICT DO NOTHING
            """;

    private final EntityManager em;

    LignesDuLivre(EntityManager em) {
        this.em = em;
    }

    Position derniere(Tranche tranche) {
        return requete(LIGNES + "where m.tranche = :tranche order by m.rang desc")
                .setParameter("tranche", tranche.code())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(ligne -> ligne.ligne().position())
                .orElse(Position.ORIGINE);
    }

    SortedMap<Tranche, Position> dernieres() {
        return requete(LIGNES
                        + "where m.rang = (select max(n.rang) from MouvementEnregistre n where n.tranche = m.tranche)")
                .getResultStream()
                .map(MouvementEnregistre::ligne)
                .collect(Collectors.toMap(Ligne::tranche, Ligne::position, (a, b) -> a, TreeMap::new));
    }

    /** Of the dossiers, tranche by tranche and rank by rank: a clock may be set back, a rank may not. */
    List<Ligne> de(Collection<String> dossiers) {
        return requete(LIGNES + "where m.dossier in :dossiers order by m.tranche, m.rang")
                .setParameter("dossiers", dossiers)
                .getResultStream()
                .map(MouvementEnregistre::ligne)
                .toList();
    }

    /** What follows a row, tranche by tranche and rank by rank. */
    List<Ligne> apres(String tranche, long rang, int maximum) {
        return requete(LIGNES + "where m.tranche > :tranche or (m.tranche = :tranche and m.rang > :rang)"
                        + " order by m.tranche, m.rang")
                .setParameter("tranche", tranche)
                .setParameter("rang", rang)
                .setMaxResults(maximum)
                .getResultStream()
                .map(MouvementEnregistre::ligne)
                .toList();
    }

    boolean appliquee(Delegation delegation) {
        return !requete(LIGNES + "where m.delegation = :numero and m.tranche = :tranche")
                .setParameter("numero", delegation.numero())
                .setParameter("tranche", delegation.tranche().code())
                .getResultList()
                .isEmpty();
    }

    List<DelegationRecue> recues(String delegation) {
        return em.createQuery(
                        "select d from DelegationRecue d where d.numero = :numero order by d.tranche",
                        DelegationRecue.class)
                .setParameter("numero", delegation)
                .getResultList();
    }

    boolean recue(Delegation delegation) {
        return recues(delegation.numero()).stream()
                .anyMatch(recue -> recue.lue().equals(delegation));
    }

    /**
     * Waits for a transaction that is adding a row of the same rank to the same tranche to end. No constraint is named as
     * the one that may conflict: two rows of the same rank and the same balances may meet in any unique index first.
     *
     * @return false when the rank is taken, or the act done
     */
    boolean ajouter(Ligne ligne) {
        Mouvement m = ligne.mouvement();
        Position dossier = ligne.dossier();
        return em.unwrap(Session.class)
                        .createNativeMutationQuery(AJOUT)
                        .setParameter("tranche", m.tranche().code())
                        .setParameter("rang", m.rang())
                        .setParameter("nature", ligne.nature().name())
                        .setParameter("debite", ligne.debite().name())
                        .setParameter("credite", ligne.credite().name())
                        .setParameter("montant", m.montant().centimes())
                        .setParameter("dossier", m.dossier(), String.class)
                        .setParameter("origine", m.origine())
                        .setParameter("auteur", m.auteur())
                        .setParameter("auteurNom", m.auteurNom())
                        .setParameter("motif", m.motif())
                        .setParameter("le", m.le())
                        .setParameter("delegation", ligne.delegation(), String.class)
                        .setParameter("disponible", m.apres().disponible().centimes())
                        .setParameter("reserve", m.apres().reserve().centimes())
                        .setParameter("engage", m.apres().engage().centimes())
                        .setParameter("paye", m.apres().paye().centimes())
                        .setParameter("reverse", m.apres().reverse().centimes())
                        .setParameter("dossierRang", dossier == null ? null : dossier.rang(), Long.class)
                        .setParameter("dossierReserve", tenu(dossier, Compte.RESERVE), Long.class)
                        .setParameter("dossierEngage", tenu(dossier, Compte.ENGAGE), Long.class)
                        .setParameter("dossierPaye", tenu(dossier, Compte.PAYE), Long.class)
                        .setParameter("dossierReverse", tenu(dossier, Compte.REVERSE), Long.class)
                        .executeUpdate()
                == 1;
    }

    private static Long tenu(Position dossier, Compte compte) {
        return dossier == null ? null : dossier.solde().de(compte).centimes();
    }

    private TypedQuery<MouvementEnregistre> requete(String jpql) {
        return em.createQuery(jpql, MouvementEnregistre.class);
    }
}
