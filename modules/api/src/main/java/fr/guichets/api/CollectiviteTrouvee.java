package fr.guichets.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Siren;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A collectivité that a search found.
 *
 * @param guichet the one that is competent, only on a host that is no guichet's
 */
@Schema(description = "Une collectivité trouvée")
record CollectiviteTrouvee(
        NatureCollectivite nature,

        @Schema(description = "Code INSEE, ou SIREN d'un EPCI", examples = "18033")
        String code,

        String nom,

        @Schema(nullable = true, description = "Absent des données ouvertes pour les départements et régions")
        Siren siren,

        @Schema(description = "Population municipale en vigueur")
        int population,

        @Schema(nullable = true, description = "Code de l'arrondissement d'une commune")
        String arrondissement,

        @Schema(description = "Codes postaux d'une commune") List<String> codesPostaux,

        @Schema(description = "Guichet compétent ; seulement hors d'un guichet")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        GuichetCompetent guichet) {

    record GuichetCompetent(
            CodeDepartement code,
            String slug,
            String nom,

            @Schema(examples = "http://cher.localhost:8080/")
            String adresse) {

        static GuichetCompetent de(Guichet guichet, String adresse) {
            return new GuichetCompetent(guichet.code(), guichet.slug(), guichet.nom(), adresse);
        }
    }

    static CollectiviteTrouvee de(Collectivite collectivite, GuichetCompetent guichet) {
        return new CollectiviteTrouvee(
                collectivite.nature(),
                collectivite.code(),
                collectivite.nom(),
                collectivite.siren(),
                collectivite.populationMunicipale(),
                collectivite.arrondissement(),
                collectivite.codesPostaux(),
                guichet);
    }
}
