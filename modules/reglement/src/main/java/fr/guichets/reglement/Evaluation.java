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
        THEME_NON_ELIGIBLE
    }

    public enum Alerte {
        DUREE_SUPERIEURE,
        PREUVE_ENGAGEMENT_TARDIVE,
        COFINANCEMENT_SOLLICITE,
        COFINANCEMENT_EXCEDENTAIRE,
        PARTICIPATION_MINIMALE,
        DOUBLON_PROBABLE
    }

    /**
     * @param forfait null when no forfait applies
     * @param tauxMax null when the guichet finances up to 100 %
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bornes(
            Montant coutEligible,
            Montant demande,
            Montant resteApresAutresAidesPubliques,
            Montant forfait,
            Montant tauxMax) {}

    /**
     * @param code code of the reason, of the alert, of the bound, or of the rule that played
     * @param phrase one French sentence, plain, for a person
     * @param reference document and page from which the rule comes, or « Hypothèse : … »
     */
    public record Explication(String code, String phrase, String reference) {}
}
