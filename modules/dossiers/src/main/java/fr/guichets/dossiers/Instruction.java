package fr.guichets.dossiers;

import fr.guichets.dossiers.interne.Actes;
import fr.guichets.dossiers.interne.Delais;
import fr.guichets.dossiers.interne.Jugement;
import fr.guichets.dossiers.interne.Lettres;
import fr.guichets.dossiers.interne.TexteSaisi;
import fr.guichets.dossiers.interne.Transmission;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the préfecture does with a filed dossier. Every operation takes the version that was read, or null. */
@ApplicationScoped
@Transactional
@Reserve(Role.INSTRUCTEUR)
public class Instruction {

    private static final int POINTS_MAXIMUM = 30;

    @Inject
    Actes actes;

    @Inject
    Jugement jugement;

    @Inject
    Lettres lettres;

    @Inject
    Transmission transmission;

    @Inject
    Guichets guichets;

    /** The current actor becomes the one who instructs it. */
    public Dossier prendreEnCharge(String reference, Long version) {
        return actes.faire(
                reference,
                version,
                Action.PRENDRE_EN_CHARGE,
                "PRIS_EN_CHARGE",
                dossier -> dossier.prendreEnCharge(Acteur.courant(), jugement.maintenant()));
    }

    /**
     * Suspends the clock until the answer or the date given (CRPA L. 114-5) and mails the applicant. Asking again replaces
     * the request.
     *
     * @param points at least one sentence
     * @param avant a day to come
     */
    public Dossier demanderComplements(String reference, Long version, List<String> points, LocalDate avant) {
        List<String> lus = points == null
                ? List.of()
                : points.stream()
                        .map(point -> TexteSaisi.lire("points", point))
                        .filter(point -> !point.isEmpty())
                        .toList();
        LocalDate aujourdhui = jugement.aujourdhui();
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        if (lus.isEmpty() || lus.size() > POINTS_MAXIMUM) {
            erreurs.add(new ChampsInvalides.Erreur(
                    "points", "OBLIGATOIRE", "Dites ce qui manque, en une à " + POINTS_MAXIMUM + " phrases."));
        }
        if (avant == null || !avant.isAfter(aujourdhui) || avant.isAfter(aujourdhui.plusYears(1))) {
            erreurs.add(new ChampsInvalides.Erreur(
                    "avant", "DATE_INVALIDE", "Donnez une date à venir, dans l'année, avant laquelle répondre."));
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        Instant maintenant = jugement.maintenant();
        Dossier.Complements demande =
                new Dossier.Complements(maintenant, Acteur.courant().nom(), lus, avant, null, null);
        return actes.faire(
                reference,
                version,
                Action.DEMANDER_COMPLEMENTS,
                "COMPLEMENTS_DEMANDES",
                dossier -> dossier.demanderComplements(demande, aujourdhui, maintenant),
                lettres::complements);
    }

    public Dossier declarerComplet(String reference, Long version) {
        return actes.faire(
                reference,
                version,
                Action.DECLARER_COMPLET,
                "DECLARE_COMPLET",
                dossier -> dossier.declarerComplet(jugement.aujourdhui(), jugement.maintenant()));
    }

    public Dossier commencerInstruction(String reference, Long version) {
        return actes.faire(
                reference,
                version,
                Action.COMMENCER_INSTRUCTION,
                "INSTRUCTION_COMMENCEE",
                dossier -> dossier.commencerInstruction(jugement.maintenant()));
    }

    /** @param motifs codes of the règlement, may be empty when the explanation says why */
    public Dossier declarerIrrecevable(
            String reference, Long version, Set<Evaluation.Motif> motifs, String explication) {
        String lue = motifs.isEmpty()
                ? TexteSaisi.exiger("explication", explication, "Dites pourquoi la demande est irrecevable.")
                : TexteSaisi.lire("explication", explication);
        Set<String> codes = motifs.stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        return actes.faire(
                reference,
                version,
                Action.DECLARER_IRRECEVABLE,
                "DECLARE_IRRECEVABLE",
                dossier -> actes.clore(dossier, Action.DECLARER_IRRECEVABLE, codes, lue, null),
                lettres::nonRecevable);
    }

    /** @throws fr.guichets.socle.OperationInvalide when it was filed within the window */
    public Dossier constaterHorsDelai(String reference, Long version, String explication) {
        String lue = TexteSaisi.lire("explication", explication);
        return actes.faire(
                reference,
                version,
                Action.CONSTATER_HORS_DELAI,
                "CONSTATE_HORS_DELAI",
                dossier -> actes.clore(
                        dossier, Action.CONSTATER_HORS_DELAI, Set.of(Evaluation.Motif.HORS_DELAI.name()), lue, null),
                lettres::nonRecevable);
    }

    /** Hands the dossier over to another guichet, with its content and its date of filing. */
    public Dossier reorienter(String reference, Long version, CodeDepartement vers, String motif) {
        String lu = TexteSaisi.exiger("motif", motif, "Dites pourquoi un autre guichet est compétent.");
        Guichet cible = Optional.ofNullable(vers)
                .flatMap(guichets::parCode)
                .filter(guichet -> guichet.etat() == Guichet.Etat.OUVERT)
                .filter(guichet -> !guichet.code().schema().equals(DepartementCourant.schema()))
                .orElseThrow(() -> TexteSaisi.invalide(
                        "vers", "GUICHET_INCONNU", "Choisissez un autre guichet, qui soit ouvert."));
        return actes.faire(
                reference,
                version,
                Action.REORIENTER,
                "REORIENTE",
                dossier -> actes.clore(
                        dossier, Action.REORIENTER, Set.of(), lu, cible.code().valeur()),
                dossier -> transmission.envoyer(dossier, lu));
    }

    /** Records a withdrawal received in writing. */
    public Dossier enregistrerDesistement(String reference, Long version, String motif) {
        String lu = TexteSaisi.exiger("motif", motif, "Dites par quel écrit la collectivité a retiré sa demande.");
        return actes.retirer(reference, version, lu);
    }

    /**
     * The administrator takes up again, with a reason, a dossier that was closed as irrecevable or out of time. The delays
     * start again from that day.
     */
    @Reserve(Role.ADMINISTRATEUR)
    public Dossier rouvrir(String reference, Long version, String motif) {
        String lu = TexteSaisi.exiger("motif", motif, "Dites pourquoi l'examen reprend.");
        Instant maintenant = jugement.maintenant();
        Dossier.Decision decision =
                new Dossier.Decision(maintenant, Acteur.courant().nom(), Set.of(), lu, null);
        return actes.faire(
                reference,
                version,
                Action.ROUVRIR,
                "ROUVERT",
                dossier -> dossier.rouvrir(
                        decision,
                        Delais.depuis(
                                jugement.aujourdhui(),
                                jugement.version(dossier.evaluation().versionReglement())),
                        maintenant),
                lettres::reprise);
    }
}
