package fr.guichets.api;

import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Taux;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The call for projects of a guichet as anyone may read it: one version of its rules, with where each value comes from. */
@Schema(description = "L'appel à projets d'un guichet : une version de ses règles et d'où vient chaque valeur")
record AppelAProjets(
        CodeDepartement code,
        String slug,
        String intitule,

        @Schema(description = "PREPARE, OUVERT, SUSPENDU ou FERME")
        Guichet.Etat etat,

        @Schema(description = "Fuseau horaire des dates", examples = "Europe/Paris")
        String fuseau,

        String versionReglement,

        @Schema(description = "Premier jour d'application de cette version")
        LocalDate effet,

        Reglement.Enveloppe enveloppe,

        @Schema(description = "Le premier qui convient s'applique ; vide s'il n'y en a pas")
        List<Reglement.Forfait> forfaits,

        @Schema(nullable = true) Reglement.Plancher plancher,
        @Schema(nullable = true) Reglement.PlafondPopulation plafondPopulation,
        Reglement.Population population,
        Taux tauxMax,
        Taux participationMinimale,
        Reglement.Assiette assiette,

        @Schema(description = "Natures de collectivités admises")
        List<NatureCollectivite> natures,

        @Schema(description = "Codes des thèmes admis") List<String> themes,

        @Schema(description = "Natures de dépenses qui ne sont pas financées")
        List<NatureDepense> exclusions,

        List<Reglement.Critere> criteres,
        Reglement.Depot depot,
        Reglement.ModeReleve modeReleve,
        List<Reglement.Session> sessions,
        @Schema(nullable = true) Reglement.EngagementProjet engagementProjet,
        Reglement.Versement versement,
        @Schema(nullable = true) Integer effetConcretMois,
        @Schema(nullable = true) Reglement.Comite comite,
        List<Reglement.Contact> contacts,
        List<Reglement.Lien> liens,

        @Schema(description = "Document dont vient chaque valeur")
        List<Source> sources,

        @Schema(description = "Clés dont aucun document ne donne la valeur")
        List<String> hypotheses,

        @Schema(description = "Libellé de chaque code employé ci-dessus")
        Libelles libelles) {

    record Source(
            String cle,
            String document,
            @Schema(nullable = true) String page) {}

    record Libelles(Map<String, String> natures, Map<String, String> themes, Map<String, String> exclusions) {}

    static AppelAProjets de(Guichet guichet, Reglement r) {
        return new AppelAProjets(
                guichet.code(),
                guichet.slug(),
                r.identite().intitule(),
                guichet.etat(),
                guichet.fuseau().getId(),
                r.version(),
                r.effet(),
                r.enveloppe(),
                r.forfaits(),
                r.plancher(),
                r.plafondPopulation(),
                r.population(),
                r.tauxMax(),
                r.participationMinimale(),
                r.assiette(),
                r.natures(),
                r.themes().stream().map(Reglement.Theme::code).toList(),
                r.exclusions(),
                r.criteres(),
                r.depot(),
                r.modeReleve(),
                r.sessions(),
                r.engagementProjet(),
                r.versement(),
                r.effetConcretMois(),
                r.comite(),
                r.contacts(),
                r.liens(),
                sources(r),
                r.provenances().stream()
                        .filter(Reglement.Provenance::estHypothese)
                        .map(Reglement.Provenance::cle)
                        .toList(),
                new Libelles(
                        libelles(r.natures(), NatureCollectivite::name, NatureCollectivite::libelle),
                        libelles(r.themes(), Reglement.Theme::code, Reglement.Theme::libelle),
                        libelles(r.exclusions(), NatureDepense::name, NatureDepense::libelle)));
    }

    private static List<Source> sources(Reglement reglement) {
        return reglement.provenances().stream()
                .filter(provenance -> !provenance.estHypothese())
                .map(provenance -> new Source(provenance.cle(), provenance.document(), provenance.page()))
                .toList();
    }

    private static <T> Map<String, String> libelles(
            List<T> elements, Function<T, String> code, Function<T, String> libelle) {
        return elements.stream()
                .collect(Collectors.toMap(code, libelle, (premier, second) -> premier, LinkedHashMap::new));
    }
}
