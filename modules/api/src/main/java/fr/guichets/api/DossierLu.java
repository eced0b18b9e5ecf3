package fr.guichets.api;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.Action;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One dossier, as the one who reads it may see it. */
@Schema(description = "Un dossier, tel que peut le voir celui qui le lit")
record DossierLu(
        @Schema(
                description =
                        "Numéro du dossier déposé ; avant le dépôt, référence provisoire qui reste valable ensuite",
                examples = "18-2021-001")
        String numero,

        EtatDossier etat,

        @Schema(description = "À redonner dans If-Match pour modifier", examples = "3")
        long version,

        Organisation porteur,

        @Schema(nullable = true, description = "Code de l'arrondissement du porteur")
        String arrondissement,

        String intitule,

        @Schema(nullable = true, description = "null avant le dépôt")
        Instant deposeLe,

        @Schema(nullable = true, description = "Session qui examinera le dossier, figée au dépôt")
        String session,

        @Schema(
                nullable = true,
                description = "Verdict figé au dépôt ; celui du jour pour un brouillon, null tant qu'il ne se juge pas")
        Evaluation evaluation,

        @Schema(nullable = true, description = "Adresse de l'accusé de réception en PDF ; null avant le dépôt")
        String accuse,

        @Schema(nullable = true, description = "Ce que le dépôt a figé")
        Fige depot,

        @Schema(
                ref = "Saisie",
                type = SchemaType.OBJECT,
                description = "Ce qui a été saisi, tel quel, sous la forme acceptée par PUT")
        JsonNode saisie,

        @Schema(nullable = true) Dossier.Instructeur instructeur,

        @Schema(nullable = true, description = "Dernière demande de compléments")
        Dossier.Complements complements,

        @Schema(nullable = true, description = "Pourquoi le dossier est clos ou rouvert")
        Dossier.Decision decision,

        @Schema(description = "Ce que le lecteur peut faire maintenant")
        Set<Action> actions,

        Instant creeLe,
        Instant modifieLe,
        String modifiePar) {

    /** @param rejetImpliciteLe null while complements are awaited, until the day given to answer */
    record Fige(
            String par,
            String versionReglement,
            int population,
            int millesime,
            LocalDate completudeAvant,

            @Schema(nullable = true, description = "null tant que des compléments sont attendus")
            LocalDate rejetImpliciteLe,

            @Schema(nullable = true, description = "Seulement pour un dossier importé")
            Dossier.Importation importation) {}

    /** @param adresse of the dossier in this interface */
    static DossierLu de(Dossier dossier, String adresse) {
        Dossier.Depot depot = dossier.depot();
        return new DossierLu(
                dossier.reference(),
                dossier.etat(),
                dossier.version(),
                dossier.porteur(),
                dossier.arrondissement(),
                dossier.intitule(),
                depot == null ? null : depot.le(),
                depot == null ? null : depot.session(),
                dossier.evaluation(),
                depot == null ? null : adresse + "/accuse",
                depot == null ? null : fige(depot),
                dossier.saisie(),
                dossier.instructeur(),
                dossier.complements(),
                dossier.decision(),
                dossier.actions(),
                dossier.creeLe(),
                dossier.modifieLe(),
                dossier.modifiePar());
    }

    private static Fige fige(Dossier.Depot depot) {
        return new Fige(
                depot.par(),
                depot.versionReglement(),
                depot.population(),
                depot.millesime(),
                depot.completudeAvant(),
                depot.rejetImpliciteLe(),
                depot.importation());
    }
}
