package fr.guichets.api;

import fr.guichets.pilotage.Rapprochement;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The scheme as a whole, proven now. */
@RequestScoped
@Path("/consolidation")
@Reserve(Role.NATIONAL)
public class RessourceConsolidation {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    Rapprochement rapprochement;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "consolider",
            summary = "Le dispositif, ses axes, ses guichets et les écarts entre leurs registres")
    @APIResponse(
            responseCode = "200",
            description = "Chaque registre est relu mouvement par mouvement ; le premier qui diffère est nommé",
            content = @Content(schema = @Schema(implementation = Consolidation.class)))
    public Response consolider() {
        return Response.ok(
                        Json.ecrire(Consolidation.de(rapprochement.rapprocher()), PARIS),
                        MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }
}
