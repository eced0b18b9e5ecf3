package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Who reads: which dossiers exist for him, and what he may do with one now. */
public record Lecteur(Acteur acteur) {

    private static final Set<Action> DU_DEMANDEUR = Set.of(Action.DEPOSER, Action.REPONDRE, Action.SE_DESISTER);

    public static Lecteur courant() {
        return new Lecteur(Acteur.courant());
    }

    /** True for an agent who sees every filed dossier, or those of his arrondissements. */
    public boolean estAgent() {
        return acteur.estAgent();
    }

    /** Sees some arrondissements only: a sous-préfet who has no other role here. */
    boolean estLimite() {
        return acteur.roles().stream().filter(Role.AGENTS::contains).allMatch(Role.SOUS_PREFET::equals);
    }

    /** Those whose every dossier exists for the reader: a right to file was granted by somebody. */
    Set<String> organisations() {
        return mandats(Droit.DEPOSE);
    }

    /**
     * Those for which the reader may only prepare: what he opened himself exists for him, nothing else. A SIRET that an
     * identity provider asserts without being true shows nothing of the organisation.
     */
    Set<String> preparees() {
        Set<String> preparees = mandats(Droit.PREPARE);
        preparees.removeAll(organisations());
        return preparees;
    }

    private Set<String> mandats(Droit droit) {
        return acteur.aUnRole(Role.COLLECTIVITE)
                ? acteur.mandats().stream()
                        .filter(mandat -> mandat.droit().compareTo(droit) >= 0)
                        .map(mandat -> mandat.organisation().cle())
                        .collect(Collectors.toCollection(HashSet::new))
                : new HashSet<>();
    }

    public boolean enEstProprietaire(DossierEnregistre dossier) {
        return organisations().contains(dossier.porteur().cle())
                || preparees().contains(dossier.porteur().cle())
                        && acteur.identifiant().equals(dossier.traces().creePar());
    }

    boolean voit(DossierEnregistre dossier) {
        return dossier.supprimeLe() == null && (voitCommeAgent(dossier) || enEstProprietaire(dossier));
    }

    public boolean voitCommeAgent(DossierEnregistre dossier) {
        return voitCommeAgent(dossier.etat(), dossier.arrondissement());
    }

    /** The version as this reader may know it: to an applicant, a preparatory act changes nothing. */
    long version(DossierEnregistre dossier) {
        return voitCommeAgent(dossier) ? dossier.version() : dossier.traces().revision();
    }

    boolean voitCommeAgent(EtatDossier etat, String arrondissement) {
        return estAgent()
                && etat != EtatDossier.BROUILLON
                && (!estLimite()
                        || arrondissement != null && acteur.arrondissements().contains(arrondissement));
    }

    Set<Action> actions(DossierEnregistre dossier) {
        return Arrays.stream(Action.values())
                .filter(action -> action.possibleDepuis(dossier.etat()))
                .filter(action -> laSituationLePermet(action, dossier))
                .filter(action -> enALeDroit(action, dossier))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @throws OperationInvalide when nobody may do it now
     * @throws AccesRefuse when the reader may not
     */
    public void exiger(Action action, DossierEnregistre dossier) {
        if (!action.possibleDepuis(dossier.etat()) || !laSituationLePermet(action, dossier)) {
            throw new OperationInvalide("ACTION_IMPOSSIBLE", refus(action, dossier));
        }
        if (!enALeDroit(action, dossier)) {
            throw new AccesRefuse("Vous pouvez préparer les demandes de «\u00a0"
                    + dossier.porteur().nom()
                    + "\u00a0», pas les déposer ni les retirer\u00a0: ce droit vous est donné par son représentant, ou par la"
                    + " préfecture.");
        }
    }

    private String refus(Action action, DossierEnregistre dossier) {
        if (action == Action.DEPOSER) {
            return "Cette demande est déjà déposée, sous le numéro " + dossier.numero() + ".";
        }
        if (action == Action.CONSTATER_HORS_DELAI && action.possibleDepuis(dossier.etat())) {
            return "Cette demande a été déposée dans les délais.";
        }
        if (action == Action.REPONDRE) {
            return "Aucun complément n'est attendu pour cette demande.";
        }
        return "Ce n'est pas possible maintenant\u00a0: le dossier est à l'état «\u00a0"
                + (voitCommeAgent(dossier)
                        ? dossier.etat().libelle()
                        : dossier.etat().libelleDemandeur())
                + "\u00a0».";
    }

    private static boolean laSituationLePermet(Action action, DossierEnregistre dossier) {
        return switch (action) {
            case ENREGISTRER -> dossier.etat() == EtatDossier.BROUILLON || dossier.attendReponse();
            case REPONDRE -> dossier.attendReponse();
            case CONSTATER_HORS_DELAI ->
                dossier.evaluation().motifsIrrecevabilite().contains(Evaluation.Motif.HORS_DELAI);
            default -> true;
        };
    }

    private boolean enALeDroit(Action action, DossierEnregistre dossier) {
        if (enEstProprietaire(dossier)
                && (action == Action.ENREGISTRER
                        || DU_DEMANDEUR.contains(action) && acteur.peut(Droit.DEPOSE, dossier.porteur()))) {
            return true;
        }
        if (!voitCommeAgent(dossier)) {
            return false;
        }
        return action.role() != Role.COLLECTIVITE && acteur.aUnRole(action.role());
    }
}
