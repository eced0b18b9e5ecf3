package fr.guichets.reglement;

import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.regles.EvaluateurDeDemande;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Taux;
import java.time.Instant;
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
 * @param tauxParCategorie ordered, the first that matches replaces the highest rate; empty when there is one rate for all
 * @param plafondParCollectivite null when the guichet sets none
 * @param imputation null when the guichet has not said where its spending is booked
 * @param documents to be downloaded with the rules, or asked for at the guichet when they have no address
 * @param modele number of the version of the national model that gave the inherited values
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
        List<TauxCategorie> tauxParCategorie,
        PlafondParCollectivite plafondParCollectivite,
        List<SousEnveloppe> sousEnveloppes,
        Attribution attribution,
        List<PieceRequise> pieces,
        List<Derogation> derogations,
        Notation notation,
        List<Priorite> priorites,
        Delais delais,
        Imputation imputation,
        Actes actes,
        List<Lien> documents,
        Conservation conservation,
        String modele,
        List<Provenance> provenances) {

    /** The verdict of these rules, published or not, on a project. */
    public Evaluation evaluer(Demande demande) {
        return EvaluateurDeDemande.evaluer(this, demande);
    }

    /** Last valid day of the signature for a demand filed then; null when the guichet sets none. */
    public LocalDate engagementAvant(Instant depot) {
        return engagementProjet == null
                ? null
                : engagementProjet.avant(
                        LocalDate.ofInstant(depot, identite.fuseau()).getYear());
    }

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
        HT("hors taxes"),
        TTC("toutes taxes comprises");

        private final String libelle;

        Assiette(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    /** @param code in the national nomenclature of themes */
    public record Theme(String code, String libelle, String description) {}

    /**
     * @param poids out of 100 for all criteria together; null when no document gives it
     * @param sousCriteres null when the criterion has none
     */
    public record Critere(
            String code, String libelle, String description, Integer poids, List<SousCritere> sousCriteres) {}

    public record SousCritere(String code, String libelle) {}

    /**
     * How a project is scored against the criteria.
     *
     * @param echelle highest mark of one criterion; the lowest is 0
     * @param seuil out of 100, under which a project is not proposed; null when there is none
     */
    public record Notation(int echelle, Integer seuil) {}

    /**
     * What is to be preferred among projects of the same worth; never a rule of admissibility. Each list that is null binds
     * nothing.
     */
    public record Priorite(
            String code,
            String libelle,
            List<NatureCollectivite> natures,
            Integer populationMax,
            List<String> themes) {}

    /** @param fermeture last day, inclusive, in the guichet's time zone; null when no closing is set */
    public record Depot(LocalDate ouverture, LocalDate fermeture) {

        /** True when a project may be filed on that day. */
        public boolean estOuvert(LocalDate jour) {
            return !jour.isBefore(ouverture) && (fermeture == null || !jour.isAfter(fermeture));
        }
    }

    public enum ModeReleve {
        FIL_DE_L_EAU,
        RELEVES_REGULIERS,
        SESSIONS
    }

    /**
     * @param releveLe the cut-off is the end of that day, inclusive, in the guichet's time zone
     * @param motif why the relevé comes after the closing, else null
     */
    public record Session(String code, LocalDate releveLe, String motif) {}

    /**
     * @param avant last valid day of the beneficiary's signature
     * @param parExercice other last days, for the demands filed in a given year; null when there is one for all
     */
    public record EngagementProjet(LocalDate avant, List<String> preuves, List<Echeance> parExercice) {

        /** Last valid day of the signature for a demand filed that year. */
        public LocalDate avant(int exercice) {
            return parExercice == null
                    ? avant
                    : parExercice.stream()
                            .filter(echeance -> echeance.exercice() == exercice)
                            .map(Echeance::avant)
                            .findFirst()
                            .orElse(avant);
        }
    }

    public record Echeance(int exercice, LocalDate avant) {}

    /**
     * How a notified grant is paid (décret 2018-514, art. 12 and 13).
     *
     * @param avanceTaux highest share of the grant paid before any spending
     * @param acomptesTaux highest share paid before the balance, advance included
     * @param soldeMois months after the planned completion within which the balance is asked for
     * @param contradictoireJours days that the beneficiary has to answer before the grant may lapse
     * @param rappelsJours how many days before a deadline the beneficiary is reminded of it
     * @param sousRealisation what a forfait becomes when less is spent; null means {@link SousRealisation#COUT_REEL}
     */
    public record Versement(
            Taux avanceTaux,
            Taux acomptesTaux,
            int soldeMois,
            int contradictoireJours,
            List<Integer> rappelsJours,
            SousRealisation sousRealisation) {}

    public enum SousRealisation {
        /** The smaller of the forfait and the real eligible cost. */
        COUT_REEL,
        /** In proportion to what was spent. */
        PRORATA
    }

    /**
     * A rate for some bearers.
     *
     * @param populationMin inhabitants, inclusive, null when unbounded
     * @param populationMax inhabitants, inclusive, null when unbounded
     */
    public record TauxCategorie(
            String libelle,
            List<NatureCollectivite> natures,
            Integer populationMin,
            Integer populationMax,
            Taux taux) {}

    /**
     * What one collectivité may receive in one year of filing; at least one of the two is given.
     *
     * @param montant null when only the number counts
     * @param dossiers null when only the amount counts
     */
    public record PlafondParCollectivite(Montant montant, Integer dossiers) {}

    /**
     * A part of the envelope kept for some projects.
     *
     * @param montant at most that amount for them; null when there is no such limit
     * @param partMinimale at least that share of the envelope for them; null when there is none
     */
    public record SousEnveloppe(
            String code,
            String libelle,
            List<NatureCollectivite> natures,
            Integer populationMax,
            List<String> themes,
            Montant montant,
            Taux partMinimale) {}

    public enum Attribution {
        /** The amount that the rules give, or nothing. */
        TOUT_OU_RIEN,
        /** The committee may propose less, with a reason. */
        PARTIELLE
    }

    /** @param nature code of a nature of file: DEVIS, DELIBERATION */
    public record PieceRequise(String nature, Moment attendue) {
        public enum Moment {
            DEPOT,
            DECISION,
            SOLDE
        }
    }

    /**
     * A rule from which the authority may depart, with a reason.
     *
     * @param cle key of the règlement: forfaits, plancher
     * @param autorite function of the one who decides it
     */
    public record Derogation(String cle, String autorite) {}

    /**
     * Months that the préfecture has (décret 2018-514, art. 4 and 7).
     *
     * @param completudeMois to say that the file is incomplete; silence then makes it complete
     * @param decisionMois to decide; silence is then a refusal
     */
    public record Delais(int completudeMois, int decisionMois) {}

    /** Where the State books the spending; each may be null. */
    public record Imputation(
            String programme, String action, String domaineFonctionnel, String centreFinancier, String activite) {}

    /**
     * @param adresse postal, of the authority; null when no document gives it
     * @param enTete lines under the State's block; null means the authority's name
     * @param copies functions that receive a copy of each notification
     */
    public record Actes(String adresse, List<String> enTete, List<String> copies) {}

    /**
     * @param brouillonsMois after which an untouched draft is removed
     * @param dossiersAns after its end, during which a dossier is kept
     */
    public record Conservation(int brouillonsMois, int dossiersAns) {}

    /**
     * @param sieges the seats that vote, by function; null when no text gives them
     * @param quorum how many seats must be held for the committee to sit; null when not said
     * @param urgence how the authority decides between two sittings; null when it does not
     */
    public record Comite(String presidence, List<String> membres, List<Siege> sieges, Integer quorum, String urgence) {}

    /** @param arrondissement code, null when the seat is not that of one arrondissement */
    public record Siege(String fonction, String arrondissement) {}

    /** A functional mailbox or service, never a person. Any of the last three may be null. */
    public record Contact(String libelle, String adresse, String telephone, String courriel) {}

    public record Lien(String libelle, String url) {}

    /** Sentences of the public page; the last two may be null. */
    public record Textes(
            String presentation, String quiPeutDemander, String priorites, String notice, String mentions) {}

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
