package fr.guichets.reglement.interne;

import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Droit;
import fr.guichets.reglement.Brouillon.Regle;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.RegleModifieeEntreTemps;
import fr.guichets.reglement.interne.Niveau.Examen;
import fr.guichets.reglement.interne.Niveau.Parue;
import fr.guichets.reglement.interne.Niveau.Redaction;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Journal;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The draft of the current perimeter, in its transaction. Who writes has locked the publications, then locks the draft,
 * then the journal: two persons wait for each other and never in a ring.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Atelier {

    static final String OBJET = "reglement/brouillon";

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    Horloge horloge;

    @Inject
    Journal journal;

    Optional<BrouillonEnregistre> ouvert() {
        return chercher(LockModeType.NONE);
    }

    private Optional<BrouillonEnregistre> chercher(LockModeType verrou) {
        return em.createQuery("select b from BrouillonEnregistre b where b.closLe is null", BrouillonEnregistre.class)
                .setLockMode(verrou)
                .getResultStream()
                .findFirst();
    }

    /** @throws OperationInvalide when none is open */
    BrouillonEnregistre prendre() {
        return chercher(LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(
                        () -> new OperationInvalide(
                                "AUCUN_BROUILLON",
                                "Il n’y a plus de brouillon\u00a0: quelqu’un l’a publié ou abandonné. Rien n’a été enregistré."));
    }

    /** The caller lets nobody else open one meanwhile. */
    BrouillonEnregistre ouvrir(Niveau niveau) {
        return ouvert().orElseGet(() -> {
            BrouillonEnregistre nouveau = new BrouillonEnregistre(niveau.base(), maintenant(), Acteur.courant());
            em.persist(nouveau);
            journal.consigner(OBJET, "OUVERT", null, Map.of("Version de départ", niveau.base()));
            return nouveau;
        });
    }

    Instant maintenant() {
        return horloge.maintenant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * @param declaration null to inherit
     * @throws ChampsInvalides form, source, national bounds
     */
    BrouillonEnregistre ecrire(Niveau niveau, Cle cle, long version, Declaration declaration) {
        exigerDroit(niveau, cle);
        BrouillonEnregistre brouillon = prendre();
        RegleEnBrouillon regle = reprendre(niveau, brouillon, cle.nom(), version);
        Declaration lue = declaration == null ? null : lire(niveau, cle, declaration);
        Declaration avant = regle.declaration();
        regle.ecrire(lue, regle.modifiable(), maintenant(), Acteur.courant());
        return garder(brouillon, regle, "REDIGE", EnMots.de(cle, avant), EnMots.de(cle, lue));
    }

    BrouillonEnregistre permettre(Niveau niveau, Cle cle, long version, boolean modifiable) {
        exigerDroit(niveau, cle);
        BrouillonEnregistre brouillon = prendre();
        RegleEnBrouillon regle = reprendre(niveau, brouillon, cle.nom(), version);
        boolean avant = regle.modifiable() == null ? niveau.modifiable(cle.nom()) : regle.modifiable();
        regle.ecrire(regle.declaration(), modifiable, maintenant(), Acteur.courant());
        return garder(brouillon, regle, "PERMIS", permission(cle, avant), permission(cle, modifiable));
    }

    /** The key says again what is published; it stays touched, so that whoever read it before is told. */
    BrouillonEnregistre retablir(Niveau niveau, Cle cle, long version) {
        exigerDroit(niveau, cle);
        BrouillonEnregistre brouillon = prendre();
        RegleEnBrouillon regle = reprendre(niveau, brouillon, cle.nom(), version);
        Declaration avant = regle.declaration();
        Declaration publiee = niveau.publiee(cle.nom());
        regle.ecrire(publiee, null, maintenant(), Acteur.courant());
        return garder(brouillon, regle, "RETABLI", EnMots.de(cle, avant), EnMots.de(cle, publiee));
    }

    void abandonner(Niveau niveau, long version) {
        BrouillonEnregistre brouillon = prendre();
        brouillon.exiger(version);
        exigerDroitSurTout(niveau, brouillon);
        Map<String, Object> disait = new LinkedHashMap<>();
        presenter(niveau, brouillon).regles().stream()
                .filter(Regle::changee)
                .forEach(regle -> disait.put(regle.cle().intitule(), EnMots.de(regle.cle(), regle.declaree())));
        brouillon.clore(maintenant());
        journal.consigner(OBJET, "ABANDONNE", disait, null);
    }

    private static void exigerDroit(Niveau niveau, Cle cle) {
        Droit droit = niveau.droit(cle.nom());
        if (droit != Droit.MODIFIABLE) {
            throw new AccesRefuse(
                    droit == Droit.NATIONALE
                            ? "C’est une règle nationale\u00a0: aucun département ne la change."
                            : "L’administration nationale ne vous a pas confié cette règle.");
        }
    }

    /**
     * What the national level wrote in the draft is only its own to publish or to drop.
     *
     * @throws OperationInvalide naming the rules that were not confided to who acts, and who wrote them
     */
    void exigerDroitSurTout(Niveau niveau, BrouillonEnregistre brouillon) {
        String reservees = presenter(niveau, brouillon).regles().stream()
                .filter(regle -> regle.changee() && regle.droit() == Droit.NON_DELEGUEE)
                .map(regle -> "«\u00a0" + regle.cle().intitule() + "\u00a0», par " + regle.modifieePar())
                .collect(Collectors.joining("\u00a0; "));
        if (!reservees.isEmpty()) {
            throw new OperationInvalide(
                    "REGLE_NON_DELEGUEE",
                    "Ce brouillon change ce que l’administration nationale ne vous a pas confié (" + reservees
                            + ")\u00a0: demandez-lui de le publier, de l’abandonner, ou d’en retirer cela.");
        }
    }

    private static Declaration lire(Niveau niveau, Cle cle, Declaration declaration) {
        Niveau.Lue lue = niveau.lire(cle, declaration);
        if (!lue.erreurs().isEmpty()) {
            throw new ChampsInvalides(lue.erreurs().stream()
                    .map(faute -> new ChampsInvalides.Erreur(faute.champ(), "REGLE_INVALIDE", faute.message()))
                    .toList());
        }
        return lue.declaration();
    }

    private static Map<String, Object> permission(Cle cle, boolean modifiable) {
        return Map.of("Règle", cle.intitule(), "Un département peut la changer", modifiable ? "oui" : "non");
    }

    /** @throws RegleModifieeEntreTemps when somebody wrote it since, in this draft or in one published meanwhile */
    private RegleEnBrouillon reprendre(Niveau niveau, BrouillonEnregistre brouillon, String cle, long versionLue) {
        RegleEnBrouillon connue = em.find(RegleEnBrouillon.class, new RegleEnBrouillon.Id(brouillon.id(), cle));
        if (connue != null) {
            connue.exiger(versionLue);
            return connue;
        }
        Declaration publiee = niveau.publiee(cle);
        Parue parue = niveau.parue(cle);
        if (parue.repere() != versionLue) {
            throw new RegleModifieeEntreTemps(publiee, parue.repere(), parue.le(), parue.par(), false);
        }
        return new RegleEnBrouillon(brouillon.id(), cle, publiee);
    }

    private BrouillonEnregistre garder(
            BrouillonEnregistre brouillon, RegleEnBrouillon regle, String action, Object avant, Object apres) {
        if (!em.contains(regle)) {
            em.persist(regle);
        }
        brouillon.toucher();
        journal.consigner(OBJET, action, avant, apres);
        return brouillon;
    }

    private Map<String, RegleEnBrouillon> touchees(BrouillonEnregistre brouillon) {
        return em.createQuery("select r from RegleEnBrouillon r where r.id.brouillon = :id", RegleEnBrouillon.class)
                .setParameter("id", brouillon.id())
                .getResultStream()
                .collect(Collectors.toMap(RegleEnBrouillon::cle, Function.identity()));
    }

    Redaction redaction(Niveau niveau, BrouillonEnregistre brouillon, String numero, LocalDate effet) {
        Map<String, RegleEnBrouillon> touchees = touchees(brouillon);
        Map<String, Declaration> declarees = new LinkedHashMap<>();
        Map<String, Boolean> modifiables = new HashMap<>();
        for (Cle cle : niveau.cles()) {
            RegleEnBrouillon touchee = touchees.get(cle.nom());
            Declaration declaree = touchee == null ? niveau.publiee(cle.nom()) : touchee.declaration();
            if (declaree != null) {
                declarees.put(cle.nom(), declaree);
            }
            if (touchee != null && touchee.modifiable() != null) {
                modifiables.put(cle.nom(), touchee.modifiable());
            }
        }
        return new Redaction(numero, effet, declarees, modifiables);
    }

    Brouillon presenter(Niveau niveau, BrouillonEnregistre brouillon) {
        LocalDate effet = niveau.effet();
        Redaction redaction = redaction(niveau, brouillon, niveau.numeroProvisoire(), effet);
        Examen examen = niveau.examiner(redaction);
        Map<String, RegleEnBrouillon> touchees = touchees(brouillon);
        return new Brouillon(
                brouillon.version(),
                niveau.base(),
                effet,
                niveau.suivantes(),
                brouillon.ouvertLe(),
                brouillon.ouvertParNom(),
                niveau.cles().stream()
                        .map(cle -> regle(niveau, cle, redaction, touchees.get(cle.nom())))
                        .toList(),
                examen.erreurs(),
                examen.resolu());
    }

    private static Regle regle(Niveau niveau, Cle cle, Redaction redaction, RegleEnBrouillon touchee) {
        String nom = cle.nom();
        Declaration declaree = redaction.declarees().get(nom);
        boolean modifiable = redaction.modifiables().getOrDefault(nom, niveau.modifiable(nom));
        return new Regle(
                cle,
                niveau.nationale(nom),
                niveau.publiee(nom),
                declaree,
                modifiable,
                !Objects.equals(declaree, niveau.publiee(nom)) || modifiable != niveau.modifiable(nom),
                touchee == null ? niveau.parue(nom).repere() : touchee.version(),
                touchee == null ? null : touchee.modifieeLe(),
                touchee == null ? null : touchee.modifieeParNom(),
                niveau.droit(nom));
    }
}
