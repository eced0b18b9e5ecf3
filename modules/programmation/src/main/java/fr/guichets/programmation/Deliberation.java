package fr.guichets.programmation;

import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Avancement;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.programmation.interne.Calendrier;
import fr.guichets.programmation.interne.Departs;
import fr.guichets.programmation.interne.LectureDesAvis;
import fr.guichets.programmation.interne.LigneFigee;
import fr.guichets.programmation.interne.Motifs;
import fr.guichets.programmation.interne.Registre;
import fr.guichets.programmation.interne.ReleveEnregistre;
import fr.guichets.programmation.interne.Vues;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is said of a frozen relevé: opinions, then the authority's validation. */
@ApplicationScoped
@Transactional
@Reserve(Role.INSTRUCTEUR)
public class Deliberation {

    private static final Map<Avis, Action> ACTIONS = Map.of(
            Avis.FAVORABLE, Action.DONNER_AVIS_FAVORABLE,
            Avis.DEFAVORABLE, Action.DONNER_AVIS_DEFAVORABLE,
            Avis.AJOURNE, Action.AJOURNER,
            Avis.LISTE_COMPLEMENTAIRE, Action.METTRE_EN_LISTE_COMPLEMENTAIRE);

    @Inject
    Registre registre;

    @Inject
    Vues vues;

    @Inject
    Calendrier calendrier;

    @Inject
    Departs departs;

    @Inject
    Enveloppes enveloppes;

    @Inject
    Avancement avancement;

    @Inject
    Journal journal;

    /**
     * Writes down opinions, or corrects them: all or none. Those that say what was already said change nothing.
     *
     * @throws ChampsInvalides naming every wrong field: {@code avis[2].montant}
     * @throws ModifieEntreTemps when somebody changed one of these lines since it was read
     */
    public Feuille donnerAvis(long id, List<AvisRendu> rendus) {
        Set<String> presents = new TreeSet<>(registre.dossiers(id));
        Set<String> concernes = rendus.stream()
                .map(AvisRendu::dossier)
                .filter(presents::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        avancement.tenir(concernes);
        ReleveEnregistre releve = registre.tenir(id, null);
        releve.exiger(EtatReleve.FIGE);
        Map<String, LigneFigee> lignes = presentes(id);
        List<LectureDesAvis.Lu> lus = new LectureDesAvis(lignes, calendrier::reglement).lire(rendus);
        Instant maintenant = calendrier.maintenant();
        List<LigneFigee> changees = new ArrayList<>();
        for (LectureDesAvis.Lu lu : lus) {
            LigneFigee ligne = lignes.get(lu.dossier());
            if (ligne.donner(
                    lu.avis(),
                    lu.montant(),
                    lu.motif(),
                    lu.rang(),
                    maintenant,
                    Acteur.courant().nom())) {
                changees.add(ligne);
            }
        }
        if (!changees.isEmpty()) {
            registre.toucher(releve);
            changees.forEach(ligne -> avancement.avancer(
                    ligne.dossier(), ACTIONS.get(ligne.avis()), "AVIS_DONNE", details(releve, ligne)));
            journal.consigner(
                    releve.objet(),
                    "AVIS_DONNES",
                    null,
                    Map.of(
                            "dossiers",
                            changees.stream().map(LigneFigee::dossier).toList()));
        }
        return vues.feuille(releve);
    }

    private Map<String, LigneFigee> presentes(long id) {
        return registre.lignes(id).stream()
                .filter(LigneFigee::presente)
                .collect(Collectors.toMap(LigneFigee::dossier, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, Object> details(ReleveEnregistre releve, LigneFigee ligne) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("releve", releve.code());
        details.put("avis", ligne.avis().libelle());
        if (!ligne.montant().estNul()) {
            details.put("montant", ligne.montant().enEuros());
        }
        if (!ligne.motif().isEmpty()) {
            details.put("motif", ligne.motif());
        }
        if (ligne.rang() != null) {
            details.put("rang", ligne.rang());
        }
        return details;
    }

    /** Takes one dossier out of a frozen relevé: it is examined again and may be in another one. */
    public Feuille retirer(long id, String dossier, String motif) {
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        String lu = Motifs.lire("motif", motif, erreurs);
        if (lu.isEmpty() && erreurs.isEmpty()) {
            erreurs.add(new ChampsInvalides.Erreur(
                    "motif", "OBLIGATOIRE", "Dites pourquoi le dossier est retiré du relevé."));
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        if (!registre.dossiers(id).contains(dossier)) {
            throw new Introuvable("Ce dossier n'est pas dans ce relevé.");
        }
        Dossier tenu = avancement.tenir(Set.of(dossier)).get(0);
        ReleveEnregistre releve = registre.tenir(id, null);
        releve.exiger(EtatReleve.FIGE);
        LigneFigee ligne = presentes(id).get(dossier);
        if (ligne == null) {
            throw new Introuvable("Ce dossier n'est plus dans ce relevé.");
        }
        departs.sortir(ligne, lu);
        Map<String, Object> details = Map.of("releve", releve.code(), "motif", lu);
        if (tenu.etat() == EtatDossier.EN_INSTRUCTION) {
            avancement.noter(dossier, "RETIRE_DU_RELEVE", details);
        } else {
            avancement.avancer(dossier, Action.RETIRER_DU_RELEVE, "RETIRE_DU_RELEVE", details);
        }
        return vues.feuille(releve);
    }

    /**
     * The authority takes the opinions for its own: every favourable amount is reserved, or none. The relevé is closed for
     * ever; refusals and grants are then made from it.
     *
     * @param version that was read: an opinion that changed since must be read again; null when the caller does not say
     * @throws AvisManquants when a dossier has no opinion
     * @throws fr.guichets.enveloppes.CreditsInsuffisants with what does not fit; nothing is reserved
     */
    @Reserve(Role.SIGNATAIRE)
    public Feuille valider(long id, Long version) {
        avancement.tenir(registre.dossiers(id));
        ReleveEnregistre releve = registre.tenir(id, version);
        releve.exiger(EtatReleve.FIGE);
        Map<String, LigneFigee> lignes = presentes(id);
        exigerLesAvis(lignes);
        List<Affectation> retenus = lignes.values().stream()
                .filter(ligne -> ligne.avis() == Avis.FAVORABLE)
                .map(ligne -> new Affectation(ligne.dossier(), ligne.montant()))
                .toList();
        if (!retenus.isEmpty()) {
            enveloppes.reserver(releve.tranche(), retenus, releve.objet(), "Relevé " + releve.code());
        }
        releve.valider(calendrier.maintenant(), Acteur.courant().nom());
        lignes.values().forEach(ligne -> registre.decider(releve, ligne));
        registre.ecrire();
        Map<String, Object> details =
                Map.of("releve", releve.code(), "tranche", releve.tranche().code());
        for (Affectation retenu : retenus) {
            Map<String, Object> avecMontant = new LinkedHashMap<>(details);
            avecMontant.put("montant", retenu.montant().enEuros());
            avancement.avancer(retenu.dossier(), Action.PROGRAMMER, "PROGRAMME", avecMontant);
        }
        Feuille validee = vues.feuille(releve);
        journal.consigner(
                releve.objet(),
                "VALIDE",
                null,
                Map.of(
                        "favorables",
                        retenus.size(),
                        "montant",
                        validee.totaux().retenu().enEuros(),
                        "tranche",
                        releve.tranche().code()));
        return validee;
    }

    private void exigerLesAvis(Map<String, LigneFigee> lignes) {
        if (lignes.isEmpty()) {
            throw new OperationInvalide("RELEVE_VIDE", "Tous les dossiers de ce relevé en sont sortis.");
        }
        List<String> sansAvis = lignes.values().stream()
                .filter(ligne -> ligne.avis() == null)
                .map(LigneFigee::dossier)
                .toList();
        if (!sansAvis.isEmpty()) {
            throw new AvisManquants(sansAvis);
        }
        List<String> changes = lignes.values().stream()
                .filter(ligne -> !ligne.conforme(
                        avancement.aLaDecision(ligne.dossier()), calendrier.reglement(ligne.versionReglement())))
                .map(LigneFigee::dossier)
                .toList();
        if (!changes.isEmpty()) {
            throw new OperationInvalide(
                    "DOSSIER_MODIFIE",
                    "Ce que disent les règles a changé depuis que la liste est figée pour " + String.join(", ", changes)
                            + "\u00a0: retirez ces dossiers du relevé.");
        }
    }
}
