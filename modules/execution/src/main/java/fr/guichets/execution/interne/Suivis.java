package fr.guichets.execution.interne;

import fr.guichets.execution.Preuve;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** What the guichet keeps of the grants being carried out. Whoever calls has read the dossier first: it is his to see. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Suivis {

    private static final String EN_DOUBLE = "23505";

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    public List<PreuveRecue> preuves(String dossier) {
        return lister(PreuveRecue.class, dossier);
    }

    public List<PaiementEnregistre> paiements(String dossier) {
        return lister(PaiementEnregistre.class, dossier);
    }

    public List<CaduciteEnregistree> caducites(String dossier) {
        return lister(CaduciteEnregistree.class, dossier);
    }

    public Optional<ReversementDemande> reversement(String dossier) {
        return lister(ReversementDemande.class, dossier).stream().findFirst();
    }

    private <E> List<E> lister(Class<E> entite, String dossier) {
        return em.createQuery(
                        "select e from " + entite.getSimpleName() + " e where e.dossier = :dossier order by e.id",
                        entite)
                .setParameter("dossier", dossier)
                .getResultList();
    }

    /** @throws Introuvable when none waits to be examined */
    public PreuveRecue preuveAExaminer(String dossier) {
        return preuves(dossier).stream()
                .filter(preuve -> preuve.lire().etat() == Preuve.Etat.ENVOYEE)
                .findFirst()
                .orElseThrow(() -> new Introuvable("Aucune preuve n'attend d'être examinée pour ce dossier."));
    }

    /** @throws Introuvable when it is not one of this dossier */
    public PaiementEnregistre paiement(String dossier, long id) {
        return paiements(dossier).stream()
                .filter(paiement -> paiement.id() == id)
                .findFirst()
                .orElseThrow(() -> new Introuvable("Ce paiement n'existe pas pour ce dossier."));
    }

    /** @throws Introuvable when there is none */
    public CaduciteEnregistree caduciteOuverte(String dossier) {
        return caducites(dossier).stream()
                .filter(caducite -> caducite.lire().decideeLe() == null)
                .findFirst()
                .orElseThrow(() -> new Introuvable("Aucune procédure de retrait de l'aide n'est ouverte."));
    }

    public boolean numeroDejaSaisi(String numero) {
        return compter("select count(p) from PaiementEnregistre p where p.numero = :numero", numero);
    }

    public boolean titreDejaSaisi(String titre) {
        return compter("select count(r) from ReversementDemande r where r.titre = :numero", titre);
    }

    private boolean compter(String requete, String numero) {
        return em.createQuery(requete, Long.class)
                        .setParameter("numero", numero)
                        .getSingleResult()
                > 0;
    }

    /** Numbers of the dossiers of which something was paid. */
    public List<String> dejaPayes() {
        return em.createQuery(
                        "select distinct p.dossier from PaiementEnregistre p where p.numero is not null order by p.dossier",
                        String.class)
                .getResultList();
    }

    public boolean dejaRappele(RappelEnvoye.Cle rappel) {
        return em.find(RappelEnvoye.class, rappel) != null;
    }

    public <E> E ajouter(E enregistre) {
        em.persist(enregistre);
        return enregistre;
    }

    /** Writes what changed, so that what the database refuses is known at once. */
    public void ecrire() {
        em.flush();
    }

    /**
     * The same with a number that two may give at once: the database alone sees it.
     *
     * @throws OperationInvalide NUMERO_DEJA_SAISI
     */
    public void ecrireNumero(String dejaSaisi) {
        try {
            em.flush();
        } catch (ConstraintViolationException e) {
            if (EN_DOUBLE.equals(e.getSQLState())) {
                throw new OperationInvalide("NUMERO_DEJA_SAISI", dejaSaisi);
            }
            throw e;
        }
    }
}
