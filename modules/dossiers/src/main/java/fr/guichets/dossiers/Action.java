package fr.guichets.dossiers;

import static fr.guichets.dossiers.EtatDossier.BROUILLON;
import static fr.guichets.dossiers.EtatDossier.COMPLET;
import static fr.guichets.dossiers.EtatDossier.DEPOSE;
import static fr.guichets.dossiers.EtatDossier.DESISTEMENT;
import static fr.guichets.dossiers.EtatDossier.EN_INSTRUCTION;
import static fr.guichets.dossiers.EtatDossier.HORS_DELAI;
import static fr.guichets.dossiers.EtatDossier.INCOMPLET;
import static fr.guichets.dossiers.EtatDossier.IRRECEVABLE;
import static fr.guichets.dossiers.EtatDossier.REORIENTE;

import java.util.Set;

/** The whole life of a dossier in one table: what may be done, from which states, to which state. */
public enum Action {
    /** Saves a draft, or the corrections that were asked for. */
    ENREGISTRER(Set.of(BROUILLON, INCOMPLET), null),
    DEPOSER(Set.of(BROUILLON), DEPOSE),
    /** Answers a request for complements; the agent then says whether the dossier is complete. */
    REPONDRE(Set.of(INCOMPLET), null),
    PRENDRE_EN_CHARGE(Set.of(DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION), null),
    DEMANDER_COMPLEMENTS(Set.of(DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION), INCOMPLET),
    DECLARER_COMPLET(Set.of(DEPOSE, INCOMPLET), COMPLET),
    COMMENCER_INSTRUCTION(Set.of(COMPLET), EN_INSTRUCTION),
    DECLARER_IRRECEVABLE(Set.of(DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION), IRRECEVABLE),
    CONSTATER_HORS_DELAI(Set.of(DEPOSE, INCOMPLET, COMPLET), HORS_DELAI),
    REORIENTER(Set.of(DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION), REORIENTE),
    ROUVRIR(Set.of(IRRECEVABLE, HORS_DELAI), DEPOSE),
    SE_DESISTER(Set.of(DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION), DESISTEMENT);

    private final Set<EtatDossier> depuis;
    private final EtatDossier vers;

    Action(Set<EtatDossier> depuis, EtatDossier vers) {
        this.depuis = depuis;
        this.vers = vers;
    }

    public boolean possibleDepuis(EtatDossier etat) {
        return depuis.contains(etat);
    }

    /** The state after the action: the same one when it changes none. */
    public EtatDossier vers(EtatDossier etat) {
        return vers == null ? etat : vers;
    }
}
