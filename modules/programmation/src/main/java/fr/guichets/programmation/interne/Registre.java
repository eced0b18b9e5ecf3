package fr.guichets.programmation.interne;

import fr.guichets.programmation.CriteresDeReleves;
import fr.guichets.programmation.EtatReleve;
import fr.guichets.programmation.Retenue;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;

/** The relevés of the current guichet. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Registre {

    private static final Map<CriteresDeReleves.Tri, String> TRIS = Map.of(
            CriteresDeReleves.Tri.CODE, "r.code",
            CriteresDeReleves.Tri.RELEVE_LE, "r.releveLe",
            CriteresDeReleves.Tri.ETAT, "r.etat");

    private static final String CODE_DEJA_PRIS = "23505";

    /** How the lines of a relevé stand; amounts in cents. */
    public record Comptes(long releve, long dossiers, long sansAvis, long favorables, long montant) {}

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** @throws Introuvable when the guichet has no such relevé */
    public ReleveEnregistre lire(long id) {
        return trouver(em.find(ReleveEnregistre.class, id));
    }

    /**
     * Held until the end of the transaction. Dossiers are held before their relevé, always.
     *
     * @param version that was read, null when the caller does not say
     * @throws ModifieEntreTemps when it changed since
     */
    public ReleveEnregistre tenir(long id, Long version) {
        ReleveEnregistre releve = lire(id);
        em.refresh(releve, LockModeType.PESSIMISTIC_WRITE);
        if (version != null && version != releve.version()) {
            throw new ModifieEntreTemps("ce relevé");
        }
        return releve;
    }

    /** Whoever read it before this change will be told, although only its lines change. */
    public void toucher(ReleveEnregistre releve) {
        em.lock(releve, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    private static ReleveEnregistre trouver(ReleveEnregistre releve) {
        if (releve == null) {
            throw new Introuvable("Ce relevé n'existe pas à ce guichet.");
        }
        return releve;
    }

    /** Those that were not abandoned, unless asked for. */
    public List<ReleveEnregistre> lister(CriteresDeReleves c) {
        return filtrer(
                        "select r",
                        c,
                        " order by " + TRIS.get(c.tri()) + (c.descendant() ? " desc" : "") + ", r.id"
                                + (c.descendant() ? " desc" : ""),
                        ReleveEnregistre.class)
                .setFirstResult(Math.toIntExact((long) c.page() * c.taille()))
                .setMaxResults(c.taille())
                .getResultList();
    }

    public int compter(CriteresDeReleves c) {
        return Math.toIntExact(filtrer("select count(r)", c, "", Long.class).getSingleResult());
    }

    private <T> TypedQuery<T> filtrer(String quoi, CriteresDeReleves c, String ordre, Class<T> type) {
        Set<EtatReleve> etats =
                c.etats().isEmpty() ? Set.of(EtatReleve.PREPARATION, EtatReleve.FIGE, EtatReleve.VALIDE) : c.etats();
        String code = c.q() == null ? "" : c.q().strip();
        return em.createQuery(
                        quoi
                                + " from ReleveEnregistre r where r.etat in :etats and locate(lower(:code), lower(r.code)) > 0"
                                + ordre,
                        type)
                .setParameter("etats", etats)
                .setParameter("code", code);
    }

    /** Code to identifier of those that were not abandoned. */
    public Map<String, Long> parCode() {
        Map<String, Long> parCode = new LinkedHashMap<>();
        lister(new CriteresDeReleves(null, Set.of(), CriteresDeReleves.Tri.CODE, false, 0, CriteresDeReleves.TOUT))
                .forEach(releve -> parCode.put(releve.code(), releve.id()));
        return parCode;
    }

    /** By identifier of the relevé; those that have no line are not there. */
    public Map<Long, Comptes> comptes(Set<Long> releves) {
        Map<Long, Comptes> comptes = new LinkedHashMap<>();
        if (!releves.isEmpty()) {
            em.createQuery("""
                            select new fr.guichets.programmation.interne.Registre$Comptes(
                                l.releve, count(l), sum(case when l.avis is null then 1L else 0L end),
                                sum(case when l.avis = fr.guichets.programmation.Avis.FAVORABLE then 1L else 0L end),
                                sum(case when l.avis = fr.guichets.programmation.Avis.FAVORABLE then l.montant else 0L end))
                            from LigneFigee l
                            where l.releve in :releves and l.sortie is null group by l.releve
                            """, Comptes.class)
                    .setParameter("releves", releves)
                    .getResultList()
                    .forEach(compte -> comptes.put(compte.releve(), compte));
        }
        return comptes;
    }

    /** By number; those that left it come last. */
    public List<LigneFigee> lignes(long releve) {
        return em.createQuery("""
                        select l from LigneFigee l where l.releve = :releve
                        order by case when l.sortie is null then 0 else 1 end, l.dossier
                        """, LigneFigee.class)
                .setParameter("releve", releve)
                .getResultList();
    }

    /** Numbers of those that are in, read without loading their lines, so that they can be held first. */
    public List<String> dossiers(long releve) {
        return em.createQuery(
                        "select l.dossier from LigneFigee l where l.releve = :releve and l.sortie is null",
                        String.class)
                .setParameter("releve", releve)
                .getResultList();
    }

    public List<LigneFigee> passages(String dossier) {
        return em.createQuery(
                        "select l from LigneFigee l where l.dossier = :dossier order by l.id desc", LigneFigee.class)
                .setParameter("dossier", dossier)
                .getResultList();
    }

    /** The line of a relevé that is not validated where the dossier is. */
    public Optional<LigneFigee> ligneOuverte(String dossier) {
        return em.createQuery("""
                        select l from LigneFigee l where l.dossier = :dossier
                            and l.statut = fr.guichets.programmation.interne.LigneFigee$Statut.OUVERTE
                        """, LigneFigee.class).setParameter("dossier", dossier).getResultList().stream()
                .findFirst();
    }

    /** Number to code of the relevé, for the dossiers in a relevé that is not validated. */
    public Map<String, String> enSeance() {
        Map<String, String> enSeance = new LinkedHashMap<>();
        em.createQuery("""
                        select l.dossier, r.code from LigneFigee l, ReleveEnregistre r where r.id = l.releve
                            and l.statut = fr.guichets.programmation.interne.LigneFigee$Statut.OUVERTE
                        """, Object[].class)
                .getResultList()
                .forEach(ligne -> enSeance.put((String) ligne[0], (String) ligne[1]));
        return enSeance;
    }

    public Map<String, String> ecarts(long releve) {
        Map<String, String> motifs = new LinkedHashMap<>();
        ecartsEnregistres(releve).forEach(ecart -> motifs.put(ecart.dossier(), ecart.motif()));
        return motifs;
    }

    /** Replaces who is set aside, and why. */
    public void ecarter(long releve, Map<String, String> motifs) {
        Map<String, EcartEnregistre> presents = new LinkedHashMap<>();
        ecartsEnregistres(releve).forEach(ecart -> presents.put(ecart.dossier(), ecart));
        presents.values().stream()
                .filter(ecart -> !motifs.containsKey(ecart.dossier()))
                .forEach(em::remove);
        motifs.forEach((dossier, motif) -> {
            if (presents.containsKey(dossier)) {
                presents.get(dossier).motiver(motif);
            } else {
                em.persist(new EcartEnregistre(releve, dossier, motif));
            }
        });
    }

    private List<EcartEnregistre> ecartsEnregistres(long releve) {
        return em.createQuery(
                        "select e from EcartEnregistre e where e.releve = :releve order by e.dossier",
                        EcartEnregistre.class)
                .setParameter("releve", releve)
                .getResultList();
    }

    /** What the other relevés granted once validated: dossier, amount in cents. */
    List<Object[]> accordes(long saufReleve) {
        return em.createQuery("""
                        select d.dossier, d.montant from DecisionFigee d
                        where d.avis = fr.guichets.programmation.Avis.FAVORABLE and d.releve <> :releve
                        """, Object[].class)
                .setParameter("releve", saufReleve)
                .getResultList();
    }

    /** The last validated relevé that was favourable or not to the dossier. */
    public Optional<Retenue> retenue(String dossier) {
        return em
                .createQuery("""
                        select d from DecisionFigee d where d.dossier = :dossier
                            and d.avis in (fr.guichets.programmation.Avis.FAVORABLE,
                                fr.guichets.programmation.Avis.DEFAVORABLE)
                        order by d.valideLe desc, d.releve desc
                        """, DecisionFigee.class)
                .setParameter("dossier", dossier)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(DecisionFigee::lire);
    }

    /**
     * The database alone sees two who open it at once.
     *
     * @throws OperationInvalide RELEVE_OUVERT when somebody else just did
     */
    public void ajouter(ReleveEnregistre releve) {
        try {
            em.persist(releve);
            em.flush();
        } catch (ConstraintViolationException e) {
            if (CODE_DEJA_PRIS.equals(e.getSQLState())) {
                throw Motifs.dejaOuvert(releve.code());
            }
            throw e;
        }
    }

    public void ajouter(LigneFigee ligne) {
        em.persist(ligne);
    }

    /** Writes for ever what the authority validated. */
    public void decider(ReleveEnregistre valide, LigneFigee ligne) {
        ligne.clore();
        em.persist(new DecisionFigee(valide, ligne));
    }

    /** Writes what changed, so that the database refuses here what it must refuse. */
    public void ecrire() {
        em.flush();
    }
}
