package fr.guichets.programmation;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Avancement;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.LigneDossier;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.interne.Calendrier;
import fr.guichets.programmation.interne.LigneFigee;
import fr.guichets.programmation.interne.Motifs;
import fr.guichets.programmation.interne.Registre;
import fr.guichets.programmation.interne.ReleveEnregistre;
import fr.guichets.programmation.interne.Vues;
import fr.guichets.programmation.regles.Maturite;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Journal;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From the opening of a relevé to its freeze. */
@ApplicationScoped
@Transactional
@Reserve(Role.INSTRUCTEUR)
public class Preparation {

    @Inject
    Registre registre;

    @Inject
    Vues vues;

    @Inject
    Calendrier calendrier;

    @Inject
    Programmation programmation;

    @Inject
    Enveloppes enveloppes;

    @Inject
    Avancement avancement;

    @Inject
    Dossiers dossiers;

    @Inject
    Journal journal;

    @Inject
    Typographie fr;

    /**
     * Opens the relevé of a session of the calendar, or one of its own: au fil de l'eau, or between two sessions.
     *
     * @param session code in the calendar; null for a relevé of its own
     * @param jour of a relevé of its own, today when null; without effect for a session
     * @param tranche null for the one of the year of the relevé, or the one there is
     * @throws OperationInvalide RELEVE_OUVERT when the session already has one, SANS_CREDITS when nothing was delegated
     */
    public Feuille ouvrir(String session, LocalDate jour, Tranche tranche) {
        Map<String, Long> ouverts = registre.parCode();
        boolean duCalendrier = session != null;
        LocalDate le = duCalendrier ? session(session).releveLe() : jourAdmis(jour);
        String code = duCalendrier ? session : calendrier.codeHorsCalendrier(le, ouverts);
        if (ouverts.containsKey(code)) {
            throw Motifs.dejaOuvert(code);
        }
        ReleveEnregistre releve = new ReleveEnregistre(
                code, duCalendrier, le, calendrier.cloture(le), calendrier.aUnComite(), trancheAdmise(tranche, le));
        releve.ouvrir(calendrier.maintenant(), Acteur.courant().nom());
        registre.ajouter(releve);
        journal.consigner(
                releve.objet(),
                "OUVERT",
                null,
                Map.of(
                        "code",
                        code,
                        "releveLe",
                        le.toString(),
                        "tranche",
                        releve.tranche().code()));
        return vues.feuille(releve);
    }

    private Reglement.Session session(String code) {
        return calendrier
                .session(code)
                .orElseThrow(() -> Motifs.invalide(
                        "session", "SESSION_INCONNUE", "Choisissez une session du calendrier de ce guichet."));
    }

    private LocalDate jourAdmis(LocalDate jour) {
        LocalDate aujourdhui = calendrier.aujourdhui();
        LocalDate choisi = jour == null ? aujourdhui : jour;
        if (choisi.isBefore(aujourdhui.minusYears(1)) || choisi.isAfter(aujourdhui.plusYears(1))) {
            throw Motifs.invalide("releveLe", "DATE_INVALIDE", "Donnez un jour à moins d'un an d'aujourd'hui.");
        }
        return choisi;
    }

    private Tranche trancheAdmise(Tranche choisie, LocalDate jour) {
        SortedSet<Tranche> tranches = new TreeSet<>(enveloppes.lire().tranches().keySet());
        if (tranches.isEmpty()) {
            throw new OperationInvalide(
                    "SANS_CREDITS", "Aucun crédit n'est encore délégué à ce guichet\u00a0: un relevé en a besoin.");
        }
        if (choisie == null) {
            Tranche duJour = Tranche.exercice(jour.getYear());
            return tranches.contains(duJour) ? duJour : tranches.last();
        }
        if (!tranches.contains(choisie)) {
            throw Motifs.invalide("tranche", "TRANCHE_INCONNUE", "Choisissez une tranche de l'enveloppe du guichet.");
        }
        return choisie;
    }

    /**
     * Says in which tranche the amounts will be reserved, and which ready dossiers are left aside for this time.
     *
     * @param tranche null to leave it as it is
     * @param ecartes number to reason: replaces what was said before
     */
    public Feuille preparer(long id, Long version, Tranche tranche, Map<String, String> ecartes) {
        Map<String, String> motifs = motifs(programmation.candidats(id), ecartes);
        ReleveEnregistre releve = registre.tenir(id, version);
        releve.exiger(EtatReleve.PREPARATION);
        if (tranche != null) {
            releve.choisir(trancheAdmise(tranche, releve.releveLe()));
        }
        registre.ecarter(id, motifs);
        registre.toucher(releve);
        journal.consigner(
                releve.objet(),
                "PREPARE",
                null,
                Map.of("tranche", releve.tranche().code(), "ecartes", motifs));
        return vues.feuille(releve);
    }

    private static Map<String, String> motifs(Candidats candidats, Map<String, String> ecartes) {
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Map<String, String> motifs = new TreeMap<>();
        ecartes.forEach((dossier, motif) -> {
            String champ = "ecartes." + dossier;
            if (!candidats.estPret(dossier)) {
                erreurs.add(new ChampsInvalides.Erreur(
                        champ, "DOSSIER_PAS_PRET", "Le dossier " + dossier + " n'est pas prêt pour ce relevé."));
            }
            String lu = Motifs.lire(champ, motif, erreurs);
            if (lu.isEmpty()) {
                erreurs.add(
                        new ChampsInvalides.Erreur(champ, "OBLIGATOIRE", "Dites pourquoi le dossier est mis de côté."));
            }
            motifs.put(dossier, lu);
        });
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        return motifs;
    }

    /** Gives up a relevé that was opened by mistake, or that every dossier has left. */
    public void abandonner(long id, Long version) {
        ReleveEnregistre releve = registre.tenir(id, version);
        releve.abandonner(registre.dossiers(id).isEmpty());
        journal.consigner(releve.objet(), "ABANDONNE", null, null);
    }

    /**
     * Freezes the list: every ready dossier that is not set aside is in, as it is now, and nothing enters any more. Where a
     * committee advises, the dossiers are now before it.
     *
     * @param vus numbers that the caller saw and means, null when it does not say
     * @throws OperationInvalide CLOTURE_A_VENIR before the cut-off of a session, LISTE_CHANGEE when others are ready now,
     *     RELEVE_VIDE when none is
     */
    public Feuille figer(long id, Long version, Set<String> vus) {
        Set<String> prets = programmation.candidats(id).prets().stream()
                .map(LigneDossier::numero)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Instant> complets = new TreeMap<>();
        prets.forEach(numero -> completLe(numero).ifPresent(le -> complets.put(numero, le)));
        List<Dossier> tenus = avancement.tenir(prets);
        ReleveEnregistre releve = registre.tenir(id, version);
        releve.exiger(EtatReleve.PREPARATION);
        Instant maintenant = calendrier.maintenant();
        if (releve.session() && maintenant.isBefore(releve.cloture())) {
            throw aVenir(releve);
        }
        Map<String, String> enSeance = registre.enSeance();
        boolean inchanges = tenus.stream().allMatch(dossier -> Maturite.empechement(
                        dossier.etat(),
                        dossier.evaluation().recevable(),
                        dossier.depot().le(),
                        releve.cloture(),
                        enSeance.containsKey(dossier.numero()))
                .isEmpty());
        if (!inchanges || vus != null && !vus.equals(prets)) {
            throw new OperationInvalide(
                    "LISTE_CHANGEE",
                    "La liste a changé pendant que vous la lisiez\u00a0: relisez-la, puis figez-la de nouveau.");
        }
        if (tenus.isEmpty()) {
            throw new OperationInvalide("RELEVE_VIDE", "Aucun dossier n'est prêt pour ce relevé.");
        }
        releve.figer(maintenant, Acteur.courant().nom());
        for (Dossier dossier : tenus) {
            registre.ajouter(new LigneFigee(
                    releve,
                    dossier,
                    complets.getOrDefault(dossier.numero(), dossier.depot().le()),
                    avancement.aLaDecision(dossier.numero()),
                    calendrier.reglement(dossier.evaluation().versionReglement())));
        }
        inscrire(releve, prets);
        journal.consigner(
                releve.objet(),
                "FIGE",
                null,
                Map.of("dossiers", prets, "tranche", releve.tranche().code()));
        return vues.feuille(releve);
    }

    private void inscrire(ReleveEnregistre releve, Set<String> numeros) {
        Map<String, Object> details = Map.of("releve", releve.code());
        for (String numero : numeros) {
            if (releve.comite()) {
                avancement.avancer(numero, Action.INSCRIRE, "INSCRIT", details);
            } else {
                avancement.noter(numero, "INSCRIT", details);
            }
        }
    }

    private Optional<Instant> completLe(String numero) {
        return dossiers.historique(numero).stream()
                .filter(ligne -> ligne.action().equals("DECLARE_COMPLET"))
                .map(Journal.Ligne::le)
                .reduce((premier, dernier) -> dernier);
    }

    private OperationInvalide aVenir(ReleveEnregistre releve) {
        return new OperationInvalide(
                "CLOTURE_A_VENIR",
                "Ce relevé prend les dossiers déposés jusqu'au " + fr.date(releve.releveLe())
                        + " inclus\u00a0: vous pourrez le figer à partir du "
                        + fr.date(releve.releveLe().plusDays(1)) + ".");
    }
}
