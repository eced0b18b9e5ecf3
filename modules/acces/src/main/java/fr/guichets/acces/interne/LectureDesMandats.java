package fr.guichets.acces.interne;

import fr.guichets.acces.Mandats.Etat;
import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.acces.Mandats.Origine;
import fr.guichets.acces.Mandats.Titulaire;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;

/** Mandates as they are read, in the national schema: in the transaction of the caller, or in one of its own. */
@ApplicationScoped
@Transactional
public class LectureDesMandats {

    private static final String LECTURE =
            "select m from MandatInscrit m join fetch m.personne join fetch m.organisation ";
    private static final String DE_L_ORGANISATION =
            "where m.organisation.nature = :nature and m.organisation.code = :code ";
    private static final int MAXIMUM = 100;

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    public Titulaire titulaire(String identifiant) {
        return em.createQuery("select p from PersonneConnue p where p.identifiant = :identifiant", PersonneConnue.class)
                .setParameter("identifiant", identifiant)
                .getSingleResult()
                .titulaire();
    }

    public List<Mandat> de(String identifiant) {
        return lire(requete("where m.personne.identifiant = :identifiant order by m.creeLe desc, m.id desc")
                .setParameter("identifiant", identifiant));
    }

    public List<String> representants(Organisation organisation) {
        return inscritsRepresentants(organisation).stream()
                .map(mandat -> mandat.personne().nom())
                .distinct()
                .toList();
    }

    List<MandatInscrit> inscritsRepresentants(Organisation organisation) {
        return requete(DE_L_ORGANISATION + "and m.etat = :actif and m.droit = :represente order by m.personne.nom")
                .setParameter("nature", organisation.nature())
                .setParameter("code", organisation.code())
                .setParameter("actif", Etat.ACTIF)
                .setParameter("represente", Droit.REPRESENTE)
                .getResultList();
    }

    public List<Mandat> vivantsDe(Organisation organisation) {
        return lire(requete(DE_L_ORGANISATION + "and m.etat in :vivants order by m.personne.nom, m.creeLe")
                .setParameter("nature", organisation.nature())
                .setParameter("code", organisation.code())
                .setParameter("vivants", List.of(Etat.DEMANDE, Etat.ACTIF)));
    }

    public List<Mandat> demandesAu(CodeDepartement guichet) {
        return lire(requete("where m.organisation.guichet = :guichet and m.etat = :demande order by m.creeLe, m.id")
                .setParameter("guichet", guichet.valeur())
                .setParameter("demande", Etat.DEMANDE));
    }

    public List<Mandat> accordesAu(CodeDepartement guichet, String texte) {
        return lire(requete("""
                        where m.organisation.guichet = :guichet and m.etat = :actif and m.origine <> :siret
                          and (locate(:texte, lower(m.organisation.nom)) > 0
                               or locate(:texte, lower(m.personne.nom)) > 0)
                        order by m.organisation.nom, m.personne.nom, m.id
                        """)
                .setParameter("guichet", guichet.valeur())
                .setParameter("actif", Etat.ACTIF)
                .setParameter("siret", Origine.SIRET)
                .setParameter("texte", texte.toLowerCase(Locale.FRENCH))
                .setMaxResults(MAXIMUM));
    }

    private TypedQuery<MandatInscrit> requete(String suite) {
        return em.createQuery(LECTURE + suite, MandatInscrit.class);
    }

    private static List<Mandat> lire(TypedQuery<MandatInscrit> requete) {
        return requete.getResultStream().map(MandatInscrit::mandat).toList();
    }
}
