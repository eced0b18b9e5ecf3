package fr.guichets.programmation.regles;

import static fr.guichets.dossiers.EtatDossier.AJOURNE;
import static fr.guichets.dossiers.EtatDossier.AVIS_DEFAVORABLE;
import static fr.guichets.dossiers.EtatDossier.AVIS_FAVORABLE;
import static fr.guichets.dossiers.EtatDossier.COMPLET;
import static fr.guichets.dossiers.EtatDossier.DEPOSE;
import static fr.guichets.dossiers.EtatDossier.EN_COMITE;
import static fr.guichets.dossiers.EtatDossier.EN_INSTRUCTION;
import static fr.guichets.dossiers.EtatDossier.INCOMPLET;
import static fr.guichets.dossiers.EtatDossier.LISTE_COMPLEMENTAIRE;
import static fr.guichets.dossiers.EtatDossier.PROGRAMME;

import fr.guichets.dossiers.EtatDossier;
import fr.guichets.programmation.Candidats.Raison;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether a dossier is ready for a relevé. */
public final class Maturite {

    /** Those that a relevé may take. */
    public static final Set<EtatDossier> A_PRENDRE = EnumSet.of(EN_INSTRUCTION, AJOURNE, LISTE_COMPLEMENTAIRE);

    /** Those that have received no decision yet, ready or not. */
    public static final Set<EtatDossier> SANS_DECISION = EnumSet.of(
            DEPOSE, INCOMPLET, COMPLET, EN_INSTRUCTION, EN_COMITE, AVIS_FAVORABLE, AJOURNE, LISTE_COMPLEMENTAIRE);

    /** Those that a dossier may have while it is in a relevé, until the validation included. */
    private static final Set<EtatDossier> EN_SEANCE = EnumSet.of(
            EN_INSTRUCTION, EN_COMITE, AVIS_FAVORABLE, AVIS_DEFAVORABLE, AJOURNE, LISTE_COMPLEMENTAIRE, PROGRAMME);

    private Maturite() {}

    /**
     * @param dejaPris true when it is in a relevé that is not validated
     * @return why it cannot be taken, empty when it is ready
     */
    public static Optional<Raison> empechement(
            EtatDossier etat, boolean recevable, Instant deposeLe, Instant cloture, boolean dejaPris) {
        if (dejaPris) {
            return Optional.of(Raison.DANS_UN_AUTRE_RELEVE);
        }
        if (!deposeLe.isBefore(cloture)) {
            return Optional.of(Raison.DEPOSE_APRES_LA_CLOTURE);
        }
        if (!A_PRENDRE.contains(etat)) {
            return Optional.of(Raison.INSTRUCTION_A_FAIRE);
        }
        return recevable ? Optional.empty() : Optional.of(Raison.REFUSE_PAR_UNE_REGLE);
    }

    /** True when reaching this state takes the dossier out of the relevé where it is. */
    public static boolean faitSortir(EtatDossier etat) {
        return !EN_SEANCE.contains(etat);
    }
}
