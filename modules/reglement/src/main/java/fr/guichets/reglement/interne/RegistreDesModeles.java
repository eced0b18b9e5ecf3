package fr.guichets.reglement.interne;

import fr.guichets.reglement.ModelesNationaux.Etat;
import fr.guichets.reglement.ModelesNationaux.Suite;
import fr.guichets.reglement.ModelesNationaux.Version;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The national model, what became of it, and who may write which rule, as the national schema holds them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RegistreDesModeles {

    /** @param deleguees null where the national level decided nothing */
    public record Lu(List<Version> modeles, Set<String> deleguees) {}

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** @param guichet null for the national level itself */
    @Transactional(TxType.REQUIRES_NEW)
    public Lu lire(CodeDepartement guichet) {
        return new Lu(versions(), guichet == null ? null : deleguees(guichet));
    }

    /** By date of effect; of those that take effect the same day, the one published last is last. */
    @Transactional(TxType.REQUIRED)
    public List<Version> versions() {
        return em.createQuery("""
                        select new fr.guichets.reglement.ModelesNationaux$Version(
                            m.numero, m.effet, m.motif, m.publieLe, m.auteur)
                        from ModeleNationalEnregistre m order by m.effet, length(m.numero), m.numero
                        """, Version.class).getResultList();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public String contenu(String numero) {
        ModeleEnregistre modele = em.find(ModeleEnregistre.class, numero);
        if (modele == null) {
            throw new Introuvable("Aucune version du modèle national ne porte le numéro " + numero + ".");
        }
        return modele.contenu();
    }

    void publier(Version version, String contenu, String empreinte) {
        em.persist(new ModeleEnregistre(version, contenu, empreinte));
        // what is sent next refers to it
        em.flush();
        // what is sent refers to it, and a query does not wait for what is not written yet
        em.flush();
    }

    /** @return null where the national level decided nothing */
    Set<String> deleguees(CodeDepartement guichet) {
        RedactionDeleguee deleguee = em.find(RedactionDeleguee.class, guichet.valeur());
        return deleguee == null ? null : deleguee.cles();
    }

    public void deleguer(CodeDepartement guichet, Set<String> cles) {
        em.createQuery("insert into RedactionDeleguee (guichet, cles) values (:guichet, :cles)"
                        + " on conflict (guichet) do update set cles = excluded.cles")
                .setParameter("guichet", guichet.valeur())
                .setParameter("cles", String.join(" ", cles))
                .executeUpdate();
    }

    @Transactional(TxType.REQUIRED)
    public List<Suite> suites(String modele) {
        return em.createQuery(
                        "select s from SuiteDuModele s where s.id.modele = :modele order by s.id.guichet",
                        SuiteDuModele.class)
                .setParameter("modele", modele)
                .getResultStream()
                .map(SuiteDuModele::suite)
                .toList();
    }

    /** @return false when it is already on its way there, or arrived */
    boolean envoyer(String modele, CodeDepartement guichet, Instant le) {
        SuiteDuModele suite = em.find(SuiteDuModele.class, new SuiteDuModele.Id(modele, guichet.valeur()));
        if (suite == null) {
            // another server may be sending it too
            return em.createQuery("insert into SuiteDuModele (id, etat, versions, le)"
                                    + " values (:id, :etat, '', :le) on conflict do nothing")
                            .setParameter("id", new SuiteDuModele.Id(modele, guichet.valeur()))
                            .setParameter("etat", Etat.EN_ROUTE)
                            .setParameter("le", le)
                            .executeUpdate()
                    == 1;
        }
        if (suite.etat() == Etat.REFUSE) {
            suite.envoyer(le);
            return true;
        }
        return false;
    }

    /**
     * @param versions that the guichet published because of it, all those of before included
     * @param refus why it published none, else null
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void conclure(String modele, CodeDepartement guichet, List<String> versions, String refus, Instant le) {
        SuiteDuModele suite = em.find(SuiteDuModele.class, new SuiteDuModele.Id(modele, guichet.valeur()));
        if (suite != null) {
            suite.conclure(versions, refus, le);
        }
    }
}
