package fr.guichets.api;

import fr.guichets.pilotage.Lu;
import fr.guichets.pilotage.TableauNational;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Every guichet, read now in its own ledger. */
@RequestScoped
@Path("/guichets")
@Reserve(Role.NATIONAL)
public class RessourceGuichets {

    private static final List<String> ENTETES = List.of(
            "Code",
            "Guichet",
            "Région",
            "État",
            "Dotation",
            "Réservé",
            "Engagé",
            "Payé",
            "Reversé",
            "Disponible",
            "Dossiers",
            "Illisible");

    @Inject
    TableauNational tableau;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Operation(
            operationId = "listerGuichets",
            summary = "Tous les guichets, avec leurs crédits et leurs dossiers lus à l'instant chez chacun")
    @APIResponse(
            responseCode = "200",
            description = "Par code ; un guichet qui ne se lit pas dit pourquoi",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = GuichetSuivi.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response guichets(@Context HttpHeaders entetes) {
        List<Lu<TableauNational.Situation>> lus = tableau.lire().guichets();
        String format = Export.format(entetes);
        if (!format.equals(MediaType.APPLICATION_JSON)) {
            return Export.feuille(
                    format,
                    "guichets",
                    ENTETES,
                    lus.stream().map(RessourceGuichets::cellules).toList());
        }
        return Response.ok(Json.ecrire(lus.stream().map(GuichetSuivi::de).toList()), MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .build();
    }

    private static List<Object> cellules(Lu<TableauNational.Situation> lu) {
        GuichetSuivi suivi = GuichetSuivi.de(lu);
        return Arrays.asList(
                suivi.code().valeur(),
                suivi.nom(),
                suivi.region(),
                suivi.etat().name(),
                suivi.dotation(),
                suivi.reserve(),
                suivi.engage(),
                suivi.paye(),
                suivi.reverse(),
                suivi.disponible(),
                lu.lisible() ? lu.reponse().nombreDeDossiers() : null,
                suivi.panne());
    }
}
