package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.CriteresDeRejeu;
import fr.guichets.dossiers.Rejeu;
import fr.guichets.dossiers.RejeuNational.Essai;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last trial of the national model in preparation, as the national schema holds it. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class RegistreDesRejeux {

    /**
     * A draft as it was when it was tried.
     *
     * @param base number of the model from which it starts
     */
    public record Essaye(Instant ouvertLe, long version, String base) {}

    /** @param par identifier of who asked, {@code parNom} as shown */
    record AJuger(String modele, String par, String parNom) {}

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    Sorties sorties;

    @Inject
    Horloge horloge;

    @Inject
    Journal journal;

    private Optional<RejeuDemande> demande() {
        return em.createQuery("select r from RejeuDemande r order by r.id desc", RejeuDemande.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** @param courant the draft as it is now */
    public Optional<Essai> dernier(Essaye courant) {
        return demande()
                .map(demande -> new Essai(
                        demande.demandeLe(),
                        demande.demandeurNom(),
                        !demande.essaie(courant),
                        em.createQuery(
                                        "select g from RejeuDuGuichet g where g.id.rejeu = :rejeu order by g.id.guichet",
                                        RejeuDuGuichet.class)
                                .setParameter("rejeu", demande.id())
                                .getResultStream()
                                .map(RejeuDuGuichet::lire)
                                .toList()));
    }

    /** A message of the trial before, still on its way, will find nothing to answer. */
    public void lancer(Essaye essaye, String modele, List<CodeDepartement> guichets) {
        em.createQuery("delete from LigneRejouee").executeUpdate();
        em.createQuery("delete from RejeuDuGuichet").executeUpdate();
        em.createQuery("delete from RejeuDemande").executeUpdate();
        RejeuDemande demande = new RejeuDemande(essaye, modele, maintenant(), Acteur.courant());
        em.persist(demande);
        for (CodeDepartement guichet : guichets) {
            em.persist(new RejeuDuGuichet(demande.id(), guichet));
            sorties.deposer(RejeuAuGuichet.TYPE, new RejeuAuGuichet.Appel(demande.id(), guichet, essaye.base()));
        }
        journal.consigner("reglement/brouillon", "REJOUE", null, Map.of("Guichets", guichets.size()));
    }

    private Instant maintenant() {
        return horloge.maintenant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Empty when another trial has taken its place. */
    Optional<AJuger> aJuger(long rejeu) {
        return Optional.ofNullable(em.find(RejeuDemande.class, rejeu))
                .map(demande -> new AJuger(demande.modele(), demande.demandePar(), demande.demandeurNom()));
    }

    /** Answering twice leaves the last answer. */
    void rejoue(long rejeu, CodeDepartement guichet, Rejeu.Resultat resultat) {
        tenir(rejeu, guichet).ifPresent(reponse -> {
            reponse.rejoue(resultat, maintenant());
            resultat.lignes().forEach(ligne -> em.persist(new LigneRejouee(rejeu, guichet, ligne)));
        });
    }

    void refuse(long rejeu, CodeDepartement guichet, String raison) {
        tenir(rejeu, guichet).ifPresent(reponse -> reponse.refuser(raison, maintenant()));
    }

    private Optional<RejeuDuGuichet> tenir(long rejeu, CodeDepartement guichet) {
        Optional<RejeuDuGuichet> reponse = Optional.ofNullable(em.find(
                RejeuDuGuichet.class, new RejeuDuGuichet.Id(rejeu, guichet.valeur()), LockModeType.PESSIMISTIC_WRITE));
        reponse.ifPresent(tenue -> em.createQuery(
                        "delete from LigneRejouee l where l.id.rejeu = :rejeu and l.id.guichet = :guichet")
                .setParameter("rejeu", rejeu)
                .setParameter("guichet", guichet.valeur())
                .executeUpdate());
        return reponse;
    }

    public CriteresDeRejeu.Page lister(CriteresDeRejeu criteres, CodeDepartement guichet) {
        Map<String, Object> parametres = new LinkedHashMap<>();
        String filtre = filtre(criteres, guichet, parametres);
        Long total = avec(em.createQuery("select count(l) from LigneRejouee l" + filtre, Long.class), parametres)
                .getSingleResult();
        return new CriteresDeRejeu.Page(
                avec(
                                em.createQuery(
                                        "select l from LigneRejouee l" + filtre + ordre(criteres), LigneRejouee.class),
                                parametres)
                        .setFirstResult(Math.multiplyExact(criteres.page(), criteres.taille()))
                        .setMaxResults(criteres.taille())
                        .getResultStream()
                        .map(LigneRejouee::lire)
                        .toList(),
                total.intValue());
    }

    private static String filtre(CriteresDeRejeu criteres, CodeDepartement guichet, Map<String, Object> parametres) {
        List<String> conditions = new ArrayList<>();
        if (guichet != null) {
            conditions.add("l.id.guichet = :guichet");
            parametres.put("guichet", guichet.valeur());
        }
        if (criteres.changement() != null) {
            conditions.add("l.changement = :changement");
            parametres.put("changement", criteres.changement());
        }
        if (criteres.decides() != null) {
            conditions.add("l.decide = :decides");
            parametres.put("decides", criteres.decides());
        }
        if (criteres.q() != null) {
            conditions.add("l.texte like :mots");
            parametres.put("mots", "%" + Mots.normaliser(criteres.q()) + "%");
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String ordre(CriteresDeRejeu criteres) {
        String sens = criteres.descendant() ? " desc, " : ", ";
        String premier =
                switch (criteres.tri()) {
                    case NUMERO -> "l.id.guichet" + sens + "l.id.numero" + sens;
                    case PORTEUR -> "l.porteur" + sens;
                    case AVANT -> "l.avant" + sens;
                    case APRES -> "l.apres" + sens;
                    case ECART -> "l.apres - l.avant" + sens;
                };
        return " order by " + premier + "l.id.guichet, l.id.numero";
    }

    private static <T> TypedQuery<T> avec(TypedQuery<T> requete, Map<String, Object> parametres) {
        parametres.forEach(requete::setParameter);
        return requete;
    }
}
