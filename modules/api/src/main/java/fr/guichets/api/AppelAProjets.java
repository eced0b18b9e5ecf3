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

        @Schema(description = "Au nom de qui les décisions sont prises", examples = "Préfet du Cher")
        String autorite,

        @Schema(nullable = true) String serviceInstructeur,

        @Schema(description = "Siège du tribunal administratif", nullable = true)
        String tribunal,

        String versionReglement,

        @Schema(
                description = "Adresse de cette version, qui ne change jamais",
                examples = "/api/v1/guichet/versions/2021-1")
        String adresse,

        @Schema(description = "Premier jour d'application de cette version")
        LocalDate effet,

        @Schema(description = "Version du modèle national dont viennent les valeurs héritées", nullable = true)
        String modele,

        Reglement.Enveloppe enveloppe,

        @Schema(description = "Le premier qui convient s'applique ; vide s'il n'y en a pas")
        List<Reglement.Forfait> forfaits,

        @Schema(nullable = true) Reglement.Plancher plancher,
        @Schema(nullable = true) Reglement.PlafondPopulation plafondPopulation,
        Reglement.Population population,
        Taux tauxMax,

        @Schema(description = "Le premier qui convient remplace tauxMax ; vide s'il n'y en a pas")
        List<Reglement.TauxCategorie> tauxParCategorie,

        Taux participationMinimale,

        @Schema(description = "Ce qu'une collectivité reçoit au plus en une année de dépôt", nullable = true)
        Reglement.PlafondParCollectivite plafondParCollectivite,

        @Schema(description = "Parts de l'enveloppe gardées pour certains projets")
        List<Reglement.SousEnveloppe> sousEnveloppes,

        @Schema(
                description = "TOUT_OU_RIEN : le montant des règles ou rien ; PARTIELLE : moins, avec un motif",
                nullable = true)
        Reglement.Attribution attribution,

        Reglement.Assiette assiette,

        @Schema(description = "Natures de collectivités admises")
        List<NatureCollectivite> natures,

        @Schema(description = "Codes des thèmes admis") List<String> themes,

        @Schema(description = "Natures de dépenses qui ne sont pas financées")
        List<NatureDepense> exclusions,

        @Schema(description = "Fichiers demandés, et quand") List<Reglement.PieceRequise> pieces,

        @Schema(description = "Règles dont l'autorité peut s'écarter, avec un motif")
        List<Reglement.Derogation> derogations,

        List<Reglement.Critere> criteres,

        @Schema(description = "Échelle des notes d'un critère et seuil sur 100", nullable = true)
        Reglement.Notation notation,

        @Schema(description = "Ce qui est préféré à mérite égal ; jamais une condition")
        List<Reglement.Priorite> priorites,

        Reglement.Depot depot,
        Reglement.ModeReleve modeReleve,
        List<Reglement.Session> sessions,
        @Schema(nullable = true) Reglement.EngagementProjet engagementProjet,
        Reglement.Versement versement,

        @Schema(description = "Mois que l'administration se donne (décret 2018-514)", nullable = true)
        Reglement.Delais delais,

        @Schema(nullable = true) Integer effetConcretMois,
        @Schema(nullable = true) Reglement.Comite comite,
        List<Reglement.Contact> contacts,
        List<Reglement.Lien> liens,

        @Schema(description = "Documents à télécharger") List<Reglement.Lien> documents,

        @Schema(nullable = true) Reglement.Textes textes,

        @Schema(description = "Où l'État impute la dépense", nullable = true)
        Reglement.Imputation imputation,

        @Schema(description = "En-tête, adresse et destinataires en copie des actes", nullable = true)
        Reglement.Actes actes,

        @Schema(description = "Durées de conservation", nullable = true)
        Reglement.Conservation conservation,

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
                r.identite().autorite(),
                r.identite().serviceInstructeur(),
                r.identite().tribunal(),
                r.version(),
                adresse(r.version()),
                r.effet(),
                r.modele(),
                r.enveloppe(),
                r.forfaits(),
                r.plancher(),
                r.plafondPopulation(),
                r.population(),
                r.tauxMax(),
                liste(r.tauxParCategorie()),
                r.participationMinimale(),
                r.plafondParCollectivite(),
                liste(r.sousEnveloppes()),
                r.attribution(),
                r.assiette(),
                r.natures(),
                r.themes().stream().map(Reglement.Theme::code).toList(),
                r.exclusions(),
                liste(r.pieces()),
                liste(r.derogations()),
                r.criteres(),
                r.notation(),
                liste(r.priorites()),
                r.depot(),
                r.modeReleve(),
                r.sessions(),
                r.engagementProjet(),
                r.versement(),
                r.delais(),
                r.effetConcretMois(),
                r.comite(),
                r.contacts(),
                r.liens(),
                liste(r.documents()),
                r.textes(),
                r.imputation(),
                r.actes(),
                r.conservation(),
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

    /** Where a version is read, whatever is published after it. */
    static String adresse(String version) {
        return "/api/v1/guichet/versions/" + version;
    }

    /** What the key of a version published before the key existed holds: nothing. */
    private static <T> List<T> liste(List<T> elements) {
        return elements == null ? List.of() : elements;
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
