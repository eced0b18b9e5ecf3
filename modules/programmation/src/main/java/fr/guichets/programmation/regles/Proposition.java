package fr.guichets.programmation.regles;

import fr.guichets.programmation.Avis;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Derogation;
import fr.guichets.socle.Montant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An opinion and the amount that goes with it. The amount is the maximum of the rules unless a reason says otherwise; with
 * one it may be lower where the guichet does not give all or nothing, or higher up to the ceiling (appel à projets du
 * Puy-de-Dôme, « modulation »).
 */
public final class Proposition {

    /** What an opinion may lack. */
    public enum Defaut {
        /** The rules leave nothing that could be given. */
        AUCUNE_AIDE_POSSIBLE,
        MONTANT_NUL,
        MONTANT_AU_DESSUS_DU_PLAFOND,
        /** Less than the maximum where the guichet gives all or nothing. */
        MONTANT_PARTIEL,
        /** Of an unfavourable or postponed one. */
        MOTIF_OBLIGATOIRE,
        /** Of an amount that is not the maximum. */
        MOTIF_DU_MONTANT_OBLIGATOIRE
    }

    private Proposition() {}

    /**
     * Never more than the eligible cost, nor than what the aids obtained leave of it, nor than a bound from which the rules
     * do not let the authority depart; nothing to a project that one of these rules refuses.
     */
    public static Montant plafond(Evaluation evaluation, Reglement regles) {
        Set<String> derogations =
                regles.derogations().stream().map(Derogation::cle).collect(Collectors.toSet());
        if (!derogations.containsAll(evaluation.motifsIrrecevabilite().stream()
                .map(Proposition::regle)
                .toList())) {
            return Montant.ZERO;
        }
        Evaluation.Bornes bornes = evaluation.bornes();
        Stream<Montant> sansDerogation = Stream.of(
                        derogeable(bornes.tauxMax(), derogations, "tauxMax", "tauxParCategorie"),
                        derogeable(bornes.forfait(), derogations, "forfaits"),
                        derogeable(bornes.plafondCollectivite(), derogations, "plafondParCollectivite"))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.of(bornes.coutEligible(), bornes.resteApresAutresAidesPubliques()), sansDerogation)
                .min(Montant::compareTo)
                .orElseThrow();
    }

    /** The key that a derogation would name; empty for what no authority waives. */
    private static String regle(Evaluation.Motif motif) {
        return switch (motif) {
            case POPULATION_SUPERIEURE_AU_PLAFOND -> "plafondPopulation";
            case COUT_INFERIEUR_AU_PLANCHER -> "plancher";
            case HORS_DELAI -> "depot";
            case PLAFOND_COLLECTIVITE_ATTEINT -> "plafondParCollectivite";
            case NATURE_NON_ELIGIBLE,
                    GUICHET_INCOMPETENT,
                    AUCUNE_DEPENSE_ELIGIBLE,
                    COMMENCEMENT_AVANT_DEPOT,
                    THEME_NON_ELIGIBLE,
                    GUICHET_NON_OUVERT -> "";
        };
    }

    private static Optional<Montant> derogeable(Montant borne, Set<String> derogations, String... cles) {
        return Optional.ofNullable(borne).filter(presente -> Stream.of(cles).noneMatch(derogations::contains));
    }

    public static boolean porteUnMontant(Avis avis) {
        return avis == Avis.FAVORABLE || avis == Avis.LISTE_COMPLEMENTAIRE;
    }

    /** Everything that is wrong, never only the first. */
    public static Set<Defaut> defauts(
            Avis avis,
            Montant montant,
            String motif,
            Montant maximum,
            Montant plafond,
            Reglement.Attribution attribution) {
        Set<Defaut> defauts = EnumSet.noneOf(Defaut.class);
        if (!porteUnMontant(avis)) {
            if (motif.isEmpty()) {
                defauts.add(Defaut.MOTIF_OBLIGATOIRE);
            }
            return defauts;
        }
        if (plafond.estNul()) {
            defauts.add(Defaut.AUCUNE_AIDE_POSSIBLE);
            return defauts;
        }
        if (montant.compareTo(plafond) > 0) {
            defauts.add(Defaut.MONTANT_AU_DESSUS_DU_PLAFOND);
        } else if (montant.compareTo(Montant.ZERO) <= 0) {
            defauts.add(Defaut.MONTANT_NUL);
        } else if (attribution == Reglement.Attribution.TOUT_OU_RIEN && montant.compareTo(maximum) < 0) {
            defauts.add(Defaut.MONTANT_PARTIEL);
            return defauts;
        }
        if (!montant.equals(maximum) && motif.isEmpty()) {
            defauts.add(Defaut.MOTIF_DU_MONTANT_OBLIGATOIRE);
        }
        return defauts;
    }
}
