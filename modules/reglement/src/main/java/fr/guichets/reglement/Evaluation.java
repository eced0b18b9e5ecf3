package fr.guichets.reglement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The verdict of a version of the rules on a project, explained. Serialised as it is in the REST interface.
 *
 * @param motifsIrrecevabilite every reason of refusal, never only the first
 * @param alertes independent of the verdict
 * @param categorieForfait code of the forfait that applies, null when the guichet has none for this bearer
 * @param borneActive names of the bounds that equal the maximum amount; empty when refused
 * @param session code of the session that will take the dossier, null when there is none
 * @param anterieures what the same bearer had filed here in the same year, as known at the filing; null when not known
 * @param explications one sentence or more per rule that played
 */
public record Evaluation(
        boolean recevable,
        Set<Motif> motifsIrrecevabilite,
        Set<Alerte> alertes,
        @JsonProperty("coutGlobalHT") Montant coutGlobal,
        @JsonProperty("depensesExcluesHT") Montant depensesExclues,
        @JsonProperty("coutEligibleHT") Montant coutEligible,
        String categorieForfait,
        Montant forfait,
        Bornes bornes,
        Set<String> borneActive,
        Montant montantMaximum,
        Taux tauxSurCoutEligible,
        String session,
        String versionReglement,
        @JsonInclude(JsonInclude.Include.NON_NULL) Demande.Anterieures anterieures,
        List<Explication> explications) {

    /** The same verdict with one more alert, which only the other dossiers of the guichet could tell. */
    public Evaluation avecAlerte(Alerte alerte, String phrase, String reference) {
        Set<Alerte> toutes = new LinkedHashSet<>(alertes);
        toutes.add(alerte);
        List<Explication> expliquees = new ArrayList<>(explications);
        expliquees.add(new Explication(alerte.name(), phrase, reference));
        return new Evaluation(
                recevable,
                motifsIrrecevabilite,
                Set.copyOf(toutes),
                coutGlobal,
                depensesExclues,
                coutEligible,
                categorieForfait,
                forfait,
                bornes,
                borneActive,
                montantMaximum,
                tauxSurCoutEligible,
                session,
                versionReglement,
                anterieures,
                List.copyOf(expliquees));
    }

    /** The same verdict at a guichet that may receive no request: the rules are told, and the refusal first. */
    public Evaluation chez(Guichet guichet) {
        return guichet.ouvert()
                ? this
                : avecRefus(
                        Motif.GUICHET_NON_OUVERT,
                        guichet.situation() + " Il ne reçoit pas de demande.",
                        "Registre national des guichets");
    }

    /** The same project refused for one more reason, which lies outside the rules: no amount is left, costs and bounds stay. */
    private Evaluation avecRefus(Motif motif, String phrase, String reference) {
        Set<Motif> tous = new LinkedHashSet<>(motifsIrrecevabilite);
        tous.add(motif);
        List<Explication> expliquees = new ArrayList<>(List.of(new Explication(motif.name(), phrase, reference)));
        expliquees.addAll(explications);
        return new Evaluation(
                false,
                Set.copyOf(tous),
                alertes,
                coutGlobal,
                depensesExclues,
                coutEligible,
                categorieForfait,
                forfait,
                bornes,
                Set.<String>of(),
                Montant.ZERO,
                Taux.de(Montant.ZERO, coutEligible),
                session,
                versionReglement,
                anterieures,
                List.copyOf(expliquees));
    }

    public enum Motif {
        NATURE_NON_ELIGIBLE,
        POPULATION_SUPERIEURE_AU_PLAFOND,
        GUICHET_INCOMPETENT,
        COUT_INFERIEUR_AU_PLANCHER,
        AUCUNE_DEPENSE_ELIGIBLE,
        HORS_DELAI,
        COMMENCEMENT_AVANT_DEPOT,
        THEME_NON_ELIGIBLE,
        PLAFOND_COLLECTIVITE_ATTEINT,
        /** In a simulation only: where no request is received, none is filed. */
        GUICHET_NON_OUVERT
    }

    public enum Alerte {
        DUREE_SUPERIEURE,
        PREUVE_ENGAGEMENT_TARDIVE,
        COFINANCEMENT_SOLLICITE,
        COFINANCEMENT_EXCEDENTAIRE,
        PARTICIPATION_MINIMALE,
        DOUBLON_PROBABLE,
        /** At the decision only, where the rules count the population of that day. */
        POPULATION_CHANGEE
    }

    /**
     * @param forfait null when no forfait applies
     * @param tauxMax null when the guichet finances up to 100 % of what such a bearer spends
     * @param plafondCollectivite what is left of the ceiling of the bearer for the year; null when the guichet sets none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bornes(
            Montant coutEligible,
            Montant demande,
            Montant resteApresAutresAidesPubliques,
            Montant forfait,
            Montant tauxMax,
            Montant plafondCollectivite) {}

    /**
     * @param code code of the reason, of the alert, of the bound, or of the rule that played
     * @param phrase one French sentence, plain, for a person
     * @param reference document and page from which the rule comes, or « Hypothèse : … »
     */
    public record Explication(String code, String phrase, String reference) {}
}
