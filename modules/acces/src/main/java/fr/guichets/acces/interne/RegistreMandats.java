package fr.guichets.acces.interne;

import fr.guichets.acces.Mandats.Etat;
import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.acces.Mandats.Origine;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Siren;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mandates, in the national schema. Whoever decides is checked here again, in the transaction that writes. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class RegistreMandats {

    @PersistenceContext(unitName = "guichets")
    private EntityManager em;

    @Inject
    private RegistrePersonnes personnes;

    @Inject
    private LectureDesMandats lecture;

    @Inject
    private Horloge horloge;

    @Inject
    private Journal journal;

    @Inject
    private CourriersDesMandats courriers;

    /** @return empty when the collectivité is unknown */
    public Optional<Mandat> demander(
            Acteur acteur, NatureCollectivite nature, String code, Droit droit, String fonction, String adresse) {
        Optional<OrganisationConnue> organisation = personnes.organisation(nature, code, null);
        if (organisation.isEmpty()) {
            return Optional.empty();
        }
        PersonneConnue personne = personnes.verrouiller(acteur.identifiant());
        for (MandatInscrit vivant : vivants(personne, organisation.get())) {
            if (vivant.etat() == Etat.DEMANDE) {
                throw new OperationInvalide("DEMANDE_EN_COURS", "Vous avez déjà une demande qui attend une réponse.");
            }
            if (vivant.droit().compareTo(droit) >= 0) {
                throw new OperationInvalide("DROIT_DEJA_TENU", "Vous avez déjà ce droit.");
            }
        }
        MandatInscrit demande =
                MandatInscrit.demande(personne, organisation.get(), droit, fonction, horloge.maintenant());
        em.persist(demande);
        courriers.demande(
                demande, lecture.inscritsRepresentants(organisation.get().organisation()), adresse);
        journal.consigner(demande.objet(), "DEMANDE", null, demande.etatConsigne());
        return Optional.of(demande.mandat());
    }

    private List<MandatInscrit> vivants(PersonneConnue personne, OrganisationConnue organisation) {
        return em.createQuery(
                        "select m from MandatInscrit m where m.personne = :personne and m.organisation = :organisation"
                                + " and m.etat in :vivants",
                        MandatInscrit.class)
                .setParameter("personne", personne)
                .setParameter("organisation", organisation)
                .setParameter("vivants", List.of(Etat.DEMANDE, Etat.ACTIF))
                .getResultList();
    }

    /** @param guichet the one for which an agent decides, null when the actor decides for her organisation */
    public Mandat accorder(long id, Acteur acteur, CodeDepartement guichet, String adresse) {
        MandatInscrit mandat = verrouiller(id);
        Origine autorite = autoritePourAutrui(mandat, acteur, guichet);
        Map<String, Object> avant = mandat.etatConsigne();
        Runnable suite = remplacer(mandat.personne(), mandat.organisation(), acteur);
        mandat.accorder(autorite, acteur, horloge.maintenant());
        return conclure(mandat, avant, suite, adresse);
    }

    public Mandat refuser(long id, Acteur acteur, CodeDepartement guichet, String motif, String adresse) {
        MandatInscrit mandat = verrouiller(id);
        Origine autorite = autoritePourAutrui(mandat, acteur, guichet);
        Map<String, Object> avant = mandat.etatConsigne();
        mandat.refuser(autorite, acteur, motif, horloge.maintenant());
        courriers.refuse(mandat, motif, adresse);
        journal.consigner(mandat.objet(), "REFUSE", avant, mandat.etatConsigne());
        return mandat.mandat();
    }

    public Mandat retirer(long id, Acteur acteur, CodeDepartement guichet, String motif, String adresse) {
        MandatInscrit mandat = verrouiller(id);
        boolean leSien = mandat.personne().identifiant().equals(acteur.identifiant());
        if (!leSien || mandat.origine() == Origine.SIRET) {
            autoritePourAutrui(mandat, acteur, guichet);
        }
        Map<String, Object> avant = mandat.etatConsigne();
        mandat.retirer(acteur, motif, horloge.maintenant());
        if (!leSien) {
            courriers.retire(mandat, motif, adresse);
        }
        journal.consigner(mandat.objet(), "RETIRE", avant, mandat.etatConsigne());
        return mandat.mandat();
    }

    public Mandat changer(long id, Acteur acteur, CodeDepartement guichet, Droit droit, String adresse) {
        MandatInscrit actuel = verrouiller(id);
        Origine autorite = autoritePourAutrui(actuel, acteur, guichet);
        if (actuel.etat() != Etat.ACTIF) {
            throw new OperationInvalide("DEJA_CLOS", "Ce droit n'est plus actif.");
        }
        for (MandatInscrit vivant : vivants(actuel.personne(), actuel.organisation())) {
            if (vivant.etat() == Etat.DEMANDE) {
                throw new OperationInvalide(
                        "DEMANDE_EN_COURS", "Cette personne a une demande qui attend\u00a0: répondez-y.");
            }
            if (vivant.droit() == droit) {
                throw new OperationInvalide("DROIT_DEJA_TENU", "Cette personne a déjà ce droit.");
            }
        }
        return donner(actuel.personne(), actuel.organisation(), droit, autorite, acteur, adresse);
    }

    private Mandat donner(
            PersonneConnue personne,
            OrganisationConnue organisation,
            Droit droit,
            Origine autorite,
            Acteur acteur,
            String adresse) {
        Runnable suite = remplacer(personne, organisation, acteur);
        MandatInscrit nouveau =
                MandatInscrit.accorde(personne, organisation, droit, autorite, acteur, horloge.maintenant());
        em.persist(nouveau);
        return conclure(nouveau, null, suite, adresse);
    }

    private Mandat conclure(MandatInscrit mandat, Map<String, Object> avant, Runnable remplacement, String adresse) {
        courriers.accorde(mandat, adresse);
        remplacement.run();
        journal.consigner(mandat.objet(), "ACCORDE", avant, mandat.etatConsigne());
        return mandat.mandat();
    }

    /**
     * Announces a person who has not logged in yet, with a right; does nothing when she already holds it or a
     * stronger one.
     *
     * @param siren of an organisation for which the référentiel gives none, else null
     */
    public void annoncer(
            String identifiant, String nom, NatureCollectivite nature, String code, Siren siren, Droit droit) {
        OrganisationConnue organisation = personnes
                .organisation(nature, code, siren)
                .orElseThrow(() -> new Introuvable("Collectivité inconnue : " + nature + " " + code));
        PersonneConnue personne = personnes.annoncer(identifiant, nom, "");
        boolean tenu = vivants(personne, organisation).stream()
                .anyMatch(
                        mandat -> mandat.etat() == Etat.ACTIF && mandat.droit().compareTo(droit) >= 0);
        if (!tenu) {
            donner(personne, organisation, droit, Origine.GUICHET, Acteur.courant(), null);
        }
    }

    /**
     * A granted right takes the place of the one granted before it; what the SIRET gives stays beside it.
     *
     * @return what writes that in the journal, once everything else is done
     */
    private Runnable remplacer(PersonneConnue personne, OrganisationConnue organisation, Acteur acteur) {
        Optional<MandatInscrit> ancien = vivants(personne, organisation).stream()
                .filter(mandat -> mandat.etat() == Etat.ACTIF && mandat.origine() != Origine.SIRET)
                .findFirst();
        if (ancien.isEmpty()) {
            return () -> {};
        }
        Map<String, Object> avant = ancien.get().etatConsigne();
        ancien.get().retirer(acteur, "Remplacé par un autre droit.", horloge.maintenant());
        em.flush();
        return () -> journal.consigner(
                ancien.get().objet(), "RETIRE", avant, ancien.get().etatConsigne());
    }

    /** The person first, as everywhere, so that nobody waits for somebody who waits for her. */
    private MandatInscrit verrouiller(long id) {
        MandatInscrit mandat = em.find(MandatInscrit.class, id);
        if (mandat == null) {
            throw introuvable();
        }
        personnes.verrouiller(mandat.personne().identifiant());
        em.refresh(mandat, LockModeType.PESSIMISTIC_WRITE);
        return mandat;
    }

    private Origine autoritePourAutrui(MandatInscrit mandat, Acteur acteur, CodeDepartement guichet) {
        if (mandat.organisation().guichet().equals(guichet)) {
            refuserPourSoi(mandat, acteur);
            return Origine.GUICHET;
        }
        boolean represente = lecture.inscritsRepresentants(mandat.organisation().organisation()).stream()
                .anyMatch(autre -> autre.personne().identifiant().equals(acteur.identifiant()));
        if (!represente) {
            throw introuvable();
        }
        refuserPourSoi(mandat, acteur);
        return Origine.ORGANISATION;
    }

    private static void refuserPourSoi(MandatInscrit mandat, Acteur acteur) {
        if (mandat.personne().identifiant().equals(acteur.identifiant())) {
            throw new OperationInvalide("POUR_SOI", "Une autre personne que vous doit décider de vos propres droits.");
        }
    }

    private static Introuvable introuvable() {
        return new Introuvable("Ce droit n'existe pas, ou n'est pas de votre ressort.");
    }
}
