package fr.guichets.api;

import fr.guichets.reglement.Difference;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.Reglements.Version;
import fr.guichets.socle.Acteur;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One published version of the rules of the guichet, which never changes. */
@Schema(description = "Une version publiée des règles du guichet, avec ce qui l'explique ; elle ne change plus")
record VersionLue(
        VersionDeListe version,
        AppelAProjets regles,

        @Schema(description = "D'où vient chaque valeur, et qui la donne")
        List<Source> provenances) {

    enum Etat {
        PASSEE,
        EN_VIGUEUR,
        A_VENIR
    }

    @Schema(name = "VersionDeListe")
    record VersionDeListe(
            @Schema(examples = "2021-1") String numero,

            @Schema(description = "Premier jour d'application ; le même jour, la dernière publiée l'emporte")
            LocalDate effet,

            @Schema(description = "Aujourd'hui, au guichet") Etat etat,

            String motif,
            Instant publieeLe,

            @Schema(description = "Qui l'a publiée ; dit aux agents seulement", nullable = true)
            String auteur,

            @Schema(description = "Adresse de cette version", examples = "/api/v1/guichet/versions/2021-1")
            String adresse) {

        static VersionDeListe de(Version version, Etat etat) {
            return new VersionDeListe(
                    version.numero(),
                    version.effet(),
                    etat,
                    version.motif(),
                    version.publieLe(),
                    auxAgents() ? version.auteur() : null,
                    AppelAProjets.adresse(version.numero()));
        }
    }

    @Schema(name = "VersionsListees", description = "Une page de versions ; total porte sur toutes les pages")
    record Page(List<VersionDeListe> elements, int total, int page, int taille) {}

    @Schema(name = "SourceDeValeur")
    record Source(
            String cle,
            Provenance.Niveau niveau,
            LocalDate depuis,
            @Schema(nullable = true) String document,
            @Schema(nullable = true) String page,

            @Schema(nullable = true, description = "Pourquoi cette valeur, quand aucun document ne la donne")
            String hypothese) {

        static Source de(Provenance provenance) {
            return provenance == null
                    ? null
                    : new Source(
                            provenance.cle(),
                            provenance.niveau(),
                            provenance.depuis(),
                            provenance.document(),
                            provenance.page(),
                            provenance.hypothese());
        }
    }

    @Schema(name = "DifferencesDeVersions", description = "Ce que deux versions ne disent pas pareil, en phrases")
    record Differences(String de, String a, List<Changement> differences) {}

    @Schema(name = "ChangementDeRegle")
    record Changement(
            String cle,
            String intitule,

            @Schema(description = "Phrases que seule la plus ancienne dit")
            List<String> retires,

            @Schema(description = "Phrases que seule la plus récente dit")
            List<String> ajoutes,

            @Schema(nullable = true) Source avant,
            @Schema(nullable = true) Source apres) {

        static Changement de(Difference difference) {
            return new Changement(
                    difference.cle(),
                    difference.intitule(),
                    difference.retires(),
                    difference.ajoutes(),
                    Source.de(difference.avant()),
                    Source.de(difference.apres()));
        }
    }

    static VersionLue de(Guichet guichet, Reglement reglement, VersionDeListe version) {
        return new VersionLue(
                version,
                AppelAProjets.de(guichet, reglement),
                reglement.provenances().stream().map(Source::de).toList());
    }

    static boolean auxAgents() {
        return Acteur.courantEventuel().filter(Acteur::estAgent).isPresent();
    }
}
