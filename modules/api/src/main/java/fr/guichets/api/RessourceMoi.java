package fr.guichets.api;

import fr.guichets.socle.Acteur;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Who the caller is at this address: useless elsewhere. */
@RequestScoped
@Path("/moi")
public class RessourceMoi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Reserve({
        Role.COLLECTIVITE,
        Role.INSTRUCTEUR,
        Role.ADMINISTRATEUR,
        Role.EVALUATEUR,
        Role.SOUS_PREFET,
        Role.PRESIDENCE,
        Role.COMITE,
        Role.SIGNATAIRE,
        Role.NATIONAL
    })
    @Operation(operationId = "lireMoi", summary = "Qui vous êtes à cette adresse, vos rôles et vos mandats")
    @APIResponse(
            responseCode = "200",
            description = "Vos rôles et mandats",
            content = @Content(schema = @Schema(implementation = Moi.class)))
    public Response lire() {
        return Response.ok(Json.ecrire(Moi.de(Acteur.courant())))
                .header("Cache-Control", "no-store")
                .build();
    }
}
