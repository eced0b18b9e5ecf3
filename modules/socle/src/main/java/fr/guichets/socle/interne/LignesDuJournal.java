package fr.guichets.socle.interne;

import fr.guichets.socle.Journal.Ligne;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The journal of one schema. Nothing can be changed or removed there: the role holds SELECT and INSERT only. */
public final class LignesDuJournal {

    private static final String LIGNES =
            "select new fr.guichets.socle.Journal$Ligne(l.rang, l.le, l.auteur, l.auteurNom, l.objet, l.action,"
                    + " l.avant, l.apres, l.empreinte) from LigneJournal l";

    private final EntityManager em;

    public LignesDuJournal(EntityManager em) {
        this.em = em;
    }

    /** @return the last line, null when there is none */
    public Ligne derniere() {
        return em.createQuery(LIGNES + " order by l.rang desc", Ligne.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /**
     * Waits for a transaction that is adding a line of the same rank to end.
     *
     * @return false when the rank is taken
     */
    public boolean ajouter(Ligne ligne) {
        return em.createQuery("insert into LigneJournal"
                                + " (rang, le, auteur, auteurNom, objet, action, avant, apres, empreinte)"
                                + " values (:rang, :le, :auteur, :nom, :objet, :action, :avant, :apres, :empreinte)"
                                + " on conflict (rang) do nothing")
                        .setParameter("rang", ligne.rang())
                        .setParameter("le", ligne.le())
                        .setParameter("auteur", ligne.auteur())
                        .setParameter("nom", ligne.auteurNom())
                        .setParameter("objet", ligne.objet())
                        .setParameter("action", ligne.action())
                        .setParameter("avant", ligne.avant())
                        .setParameter("apres", ligne.apres())
                        .setParameter("empreinte", ligne.empreinte())
                        .executeUpdate()
                == 1;
    }

    public List<Ligne> de(String objet) {
        return em.createQuery(LIGNES + " where l.objet = :objet order by l.rang", Ligne.class)
                .setParameter("objet", objet)
                .getResultList();
    }

    public List<Ligne> commencantPar(String debut) {
        return em.createQuery(LIGNES + " where l.objet like concat(:debut, '%') order by l.rang desc", Ligne.class)
                .setParameter("debut", debut)
                .getResultList();
    }

    public List<Ligne> apres(long rang, int maximum) {
        return em.createQuery(LIGNES + " where l.rang > :rang order by l.rang", Ligne.class)
                .setParameter("rang", rang)
                .setMaxResults(maximum)
                .getResultList();
    }
}
