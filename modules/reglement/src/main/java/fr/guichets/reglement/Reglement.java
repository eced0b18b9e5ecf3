package fr.guichets.reglement;

import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * One published version of the rules of one guichet, national and départemental values resolved. Immutable.
 *
 * @param version stable number, unique within the guichet: 2021-1
 * @param effet first day on which the version applies
 * @param plafondPopulation null when the guichet has none
 * @param forfaits ordered, the first that matches wins; empty when the guichet has none
 * @param plancher null when the guichet has none
 * @param exclusions natures of expense that are not financed
 * @param engagementProjet null when the guichet sets no deadline
 * @param effetConcretMois months within which the effect must show; null when not said
 * @param comite null when the authority decides without a committee
 * @param provenances where each value comes from, one per key
 */
public record Reglement(
        String version,
        LocalDate effet,
        Identite identite,
        Enveloppe enveloppe,
        List<NatureCollectivite> natures,
        PlafondPopulation plafondPopulation,
        Population population,
        List<Forfait> forfaits,
        Plancher plancher,
        Taux tauxMax,
        Taux participationMinimale,
        Assiette assiette,
        List<Theme> themes,
        List<NatureDepense> exclusions,
        List<Critere> criteres,
        Depot depot,
        ModeReleve modeReleve,
        List<Session> sessions,
        EngagementProjet engagementProjet,
        Versement versement,
        Integer effetConcretMois,
        Comite comite,
        List<Contact> contacts,
        List<Lien> liens,
        Textes textes,
        List<Provenance> provenances) {

    /** The population that these rules retain; the municipale one where the référentiel does not know the totale. */
    public int populationRetenue(Collectivite porteur) {
        return population.definition() == Population.Definition.TOTALE && porteur.populationTotale() != null
                ? porteur.populationTotale()
                : porteur.populationMunicipale();
    }

    /**
     * @param intitule « Préfecture du Cher »
     * @param autorite « Préfet du Cher », as the State's brand block and the acts say it
     * @param nom « Cher »
     * @param complement « du Cher », « de la Seine-Maritime », to be put after « Guichet »
     * @param tribunal seat of the administrative court, null where not known
     */
    public record Identite(
            CodeDepartement code,
            String slug,
            String nom,
            String complement,
            String intitule,
            String autorite,
            ZoneId fuseau,
            String serviceInstructeur,
            String tribunal) {}

    /** @param tranches empty when the envelope covers several years as a whole; else they sum to the total */
    public record Enveloppe(Montant total, List<Tranche> tranches) {}

    public record Tranche(int exercice, Montant montant) {}

    /**
     * @param seuil inhabitants
     * @param strict true when a population equal to the threshold is refused
     * @param natures those that the ceiling binds
     */
    public record PlafondPopulation(int seuil, boolean strict, List<NatureCollectivite> natures) {}

    public record Population(Definition definition, DateReference dateReference) {
        public enum Definition {
            MUNICIPALE,
            TOTALE
        }

        public enum DateReference {
            DEPOT,
            DECISION
        }
    }

    /**
     * @param populationMin inhabitants, inclusive, null when unbounded
     * @param populationMax inhabitants, inclusive, null when unbounded
     */
    public record Forfait(
            String code,
            String libelle,
            List<NatureCollectivite> natures,
            Integer populationMin,
            Integer populationMax,
            Montant montant) {}

    public record Plancher(Montant montant, Base assiette) {
        public enum Base {
            COUT_GLOBAL,
            COUT_ELIGIBLE
        }
    }

    public enum Assiette {
        HT,
        TTC
    }

    /** @param code in the national nomenclature of themes */
    public record Theme(String code, String libelle, String description) {}

    /** @param poids out of the sum of the weights; null when no document gives it */
    public record Critere(String code, String libelle, String description, Integer poids) {}

    /** @param fermeture last day, inclusive, in the guichet's time zone; null when no closing is set */
    public record Depot(LocalDate ouverture, LocalDate fermeture) {}

    public enum ModeReleve {
        FIL_DE_L_EAU,
        RELEVES_REGULIERS,
        SESSIONS
    }

    /** @param releveLe the cut-off is the end of that day, inclusive, in the guichet's time zone */
    public record Session(String code, LocalDate releveLe) {}

    /** @param avant last valid day of the beneficiary's signature */
    public record EngagementProjet(LocalDate avant, List<String> preuves) {}

    /**
     * How a notified grant is paid (décret 2018-514, art. 12 and 13).
     *
     * @param avanceTaux highest share of the grant paid before any spending
     * @param acomptesTaux highest share paid before the balance, advance included
     * @param soldeMois months after the planned completion within which the balance is asked for
     * @param contradictoireJours days that the beneficiary has to answer before the grant may lapse
     * @param rappelsJours how many days before a deadline the beneficiary is reminded of it
     */
    public record Versement(
            Taux avanceTaux, Taux acomptesTaux, int soldeMois, int contradictoireJours, List<Integer> rappelsJours) {}

    public record Comite(String presidence, List<String> membres) {}

    /** A functional mailbox or service, never a person. Any of the last three may be null. */
    public record Contact(String libelle, String adresse, String telephone, String courriel) {}

    public record Lien(String libelle, String url) {}

    /** Sentences of the public page. */
    public record Textes(String presentation, String quiPeutDemander, String priorites) {}

    /**
     * Where the value of a key comes from.
     *
     * @param cle key of the règlement: plancher, forfaits, tauxMax
     * @param niveau who gives it
     * @param document title of the document, null for a hypothesis
     * @param page page or paragraph, null when the document has none
     * @param hypothese why this value was chosen when no document gives it, else null
     */
    public record Provenance(
            String cle, Niveau niveau, LocalDate depuis, String document, String page, String hypothese) {
        public enum Niveau {
            NATIONAL,
            DEPARTEMENT
        }

        public boolean estHypothese() {
            return hypothese != null;
        }
    }
}
