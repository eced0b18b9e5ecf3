package fr.guichets.programmation.regles;

import fr.guichets.programmation.Avis;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Montant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An opinion and the amount that goes with it. The amount is the maximum of the rules unless a reason says otherwise; with
 * one it may be lower, or higher up to the ceiling (appel à projets du Puy-de-Dôme, « modulation »).
 */
public final class Proposition {

    /** What an opinion may lack. */
    public enum Defaut {
        MONTANT_NUL,
        MONTANT_AU_DESSUS_DU_PLAFOND,
        /** Of an unfavourable or postponed one. */
        MOTIF_OBLIGATOIRE,
        /** Of an amount that is not the maximum. */
        MOTIF_DU_MONTANT_OBLIGATOIRE
    }

    private Proposition() {}

    /** Never more than the maximum rate of the eligible cost, nor than what the aids obtained leave of it. */
    public static Montant plafond(Evaluation.Bornes bornes) {
        return Stream.of(bornes.coutEligible(), bornes.resteApresAutresAidesPubliques(), bornes.tauxMax())
                .filter(Objects::nonNull)
                .min(Montant::compareTo)
                .orElseThrow();
    }

    public static boolean porteUnMontant(Avis avis) {
        return avis == Avis.FAVORABLE || avis == Avis.LISTE_COMPLEMENTAIRE;
    }

    /** Everything that is wrong, never only the first. */
    public static Set<Defaut> defauts(Avis avis, Montant montant, String motif, Montant maximum, Montant plafond) {
        Set<Defaut> defauts = EnumSet.noneOf(Defaut.class);
        if (!porteUnMontant(avis)) {
            if (motif.isEmpty()) {
                defauts.add(Defaut.MOTIF_OBLIGATOIRE);
            }
            return defauts;
        }
        if (montant.compareTo(plafond) > 0) {
            defauts.add(Defaut.MONTANT_AU_DESSUS_DU_PLAFOND);
        } else if (montant.compareTo(Montant.ZERO) <= 0) {
            defauts.add(Defaut.MONTANT_NUL);
        }
        if (!montant.equals(maximum) && motif.isEmpty()) {
            defauts.add(Defaut.MOTIF_DU_MONTANT_OBLIGATOIRE);
        }
        return defauts;
    }
}
