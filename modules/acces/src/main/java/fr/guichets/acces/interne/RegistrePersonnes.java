package fr.guichets.acces.interne;

import fr.guichets.acces.Jeton;
import fr.guichets.acces.Mandats.Etat;
import fr.guichets.acces.Mandats.Origine;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Mandat;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Siren;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Persons, organisations and what binds them, in the national schema. One query when nothing has changed. */
@ApplicationScoped
public class RegistrePersonnes {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Nobody decides what a SIRET gives or takes away. */
    private static final Acteur CONNEXION = Acteur.systeme("SIRET de la connexion");

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    @Inject
    private Referentiel referentiel;

    @Inject
    private Horloge horloge;

    @Inject
    private Journal journal;

    /**
     * Notes what the token says, if it says something new or if a day has gone by, and gives the active mandates, one per
     * organisation. A SIRET that has meanwhile become that of an organisation counts from then on.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Mandat> reconnaitre(Jeton jeton) {
        List<Object[]> lignes = lire(jeton.identifiant());
        if (lignes.isEmpty() || ((PersonneConnue) lignes.get(0)[0]).differe(jeton, horloge.maintenant())) {
            constater(jeton);
            lignes = lire(jeton.identifiant());
        }
        return plusFortParOrganisation(lignes);
    }

    private List<Object[]> lire(String identifiant) {
        return em.createQuery("""
                        select p, m, o from PersonneConnue p
                          left join MandatInscrit m on m.personne = p and m.etat = :actif
                          left join m.organisation o
                         where p.identifiant = :identifiant
                        """, Object[].class)
                .setParameter("actif", Etat.ACTIF)
                .setParameter("identifiant", identifiant)
                .getResultList();
    }

    private static List<Mandat> plusFortParOrganisation(List<Object[]> lignes) {
        Map<String, Mandat> parOrganisation = new HashMap<>();
        for (Object[] ligne : lignes) {
            if (ligne[1] instanceof MandatInscrit inscrit) {
                Mandat mandat = new Mandat(inscrit.organisation().organisation(), inscrit.droit());
                parOrganisation.merge(
                        mandat.organisation().cle(),
                        mandat,
                        (un, autre) -> un.droit().compareTo(autre.droit()) >= 0 ? un : autre);
            }
        }
        return parOrganisation.values().stream()
                .sorted(Comparator.comparing(mandat -> mandat.organisation().nom()))
                .toList();
    }

    private void constater(Jeton jeton) {
        inscrire(jeton.identifiant(), jeton.nomAffiche(), jeton.courrielOuVide());
        PersonneConnue personne = verrouiller(jeton.identifiant());
        personne.constater(jeton, horloge.maintenant());
        suivreSiret(personne, jeton);
        em.flush();
    }

    /** Two first requests at once: one row. */
    private void inscrire(String identifiant, String nom, String courriel) {
        em.createQuery("""
                        insert into PersonneConnue (identifiant, nom, courriel, vueLe, version)
                        values (:identifiant, :nom, :courriel, :vueLe, 0)
                        on conflict (identifiant) do nothing
                        """)
                .setParameter("identifiant", identifiant)
                .setParameter("nom", nom)
                .setParameter("courriel", courriel)
                .setParameter("vueLe", Instant.EPOCH)
                .executeUpdate();
    }

    /** The row as it is now, held until the end of the transaction: whoever writes about a person waits her turn. */
    PersonneConnue verrouiller(String identifiant) {
        PersonneConnue personne = em.createQuery(
                        "select p from PersonneConnue p where p.identifiant = :identifiant", PersonneConnue.class)
                .setParameter("identifiant", identifiant)
                .getSingleResult();
        em.refresh(personne, LockModeType.PESSIMISTIC_WRITE);
        return personne;
    }

    /** Somebody who has not logged in yet. */
    PersonneConnue annoncer(String identifiant, String nom, String courriel) {
        inscrire(identifiant, nom, courriel);
        return verrouiller(identifiant);
    }

    private void suivreSiret(PersonneConnue personne, Jeton jeton) {
        Instant maintenant = horloge.maintenant();
        Optional<OrganisationConnue> nommee = jeton.siren().flatMap(this::organisation);
        List<Runnable> lignes = new ArrayList<>();
        boolean dejaLa = false;
        for (MandatInscrit mandat : duSiret(personne)) {
            if (nommee.isPresent() && mandat.organisation() == nommee.get()) {
                dejaLa = true;
            } else {
                Map<String, Object> avant = mandat.etatConsigne();
                mandat.perdreSiret(maintenant);
                lignes.add(() -> journal.consigner(mandat.objet(), "RETIRE", avant, mandat.etatConsigne()));
            }
        }
        em.flush();
        if (!dejaLa && nommee.isPresent() && !retireParQuelquUn(personne, nommee.get())) {
            MandatInscrit mandat = MandatInscrit.duSiret(personne, nommee.get(), maintenant);
            em.persist(mandat);
            lignes.add(() -> journal.consigner(mandat.objet(), "ACCORDE", null, mandat.etatConsigne()));
        }
        Acteur.executerEnTantQue(CONNEXION, () -> {
            lignes.forEach(Runnable::run);
            return null;
        });
    }

    private List<MandatInscrit> duSiret(PersonneConnue personne) {
        return em.createQuery("""
                        select m from MandatInscrit m join fetch m.organisation
                         where m.personne = :personne and m.origine = :siret and m.etat = :actif
                        """, MandatInscrit.class)
                .setParameter("personne", personne)
                .setParameter("siret", Origine.SIRET)
                .setParameter("actif", Etat.ACTIF)
                .getResultList();
    }

    /** What a representative or the guichet has taken away does not come back by logging in again. */
    private boolean retireParQuelquUn(PersonneConnue personne, OrganisationConnue organisation) {
        return em.createQuery("""
                                select count(m) from MandatInscrit m
                                 where m.personne = :personne and m.organisation = :organisation
                                   and m.origine = :siret and m.closPar is not null
                                """, Long.class)
                        .setParameter("personne", personne)
                        .setParameter("organisation", organisation)
                        .setParameter("siret", Origine.SIRET)
                        .getSingleResult()
                > 0;
    }

    private Optional<OrganisationConnue> organisation(Siren siren) {
        return referentiel
                .parSiren(siren, annee())
                .map(collectivite -> organisation(collectivite, null))
                .or(() -> em.createQuery(
                                "select o from OrganisationConnue o where o.siren = :siren", OrganisationConnue.class)
                        .setParameter("siren", siren.valeur())
                        .getResultStream()
                        .findFirst());
    }

    /** The collectivité of the référentiel, written down on first use; empty when it is unknown there. */
    Optional<OrganisationConnue> organisation(NatureCollectivite nature, String code, Siren siren) {
        return referentiel.parCode(nature, code, annee()).map(collectivite -> organisation(collectivite, siren));
    }

    private OrganisationConnue organisation(Collectivite collectivite, Siren siren) {
        em.createQuery("""
                        insert into OrganisationConnue (nature, code, nom, siren, guichet)
                        values (:nature, :code, :nom, :siren, :guichet)
                        on conflict (nature, code) do nothing
                        """)
                .setParameter("nature", collectivite.nature().name())
                .setParameter("code", collectivite.code())
                .setParameter("nom", collectivite.nom())
                .setParameter("siren", siren == null ? null : siren.valeur())
                .setParameter("guichet", collectivite.departement().valeur())
                .executeUpdate();
        OrganisationConnue connue = em.createQuery(
                        "select o from OrganisationConnue o where o.nature = :nature and o.code = :code",
                        OrganisationConnue.class)
                .setParameter("nature", collectivite.nature().name())
                .setParameter("code", collectivite.code())
                .getSingleResult();
        connue.actualiser(collectivite, siren);
        return connue;
    }

    private int annee() {
        return horloge.aujourdhui(PARIS).getYear();
    }
}
