package fr.guichets.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The OpenAPI document of this interface, generated from the resources when it is built. */
@Path("/openapi.json")
public class RessourceDescription {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response lire() throws IOException {
        try (InputStream description = RessourceDescription.class.getResourceAsStream("/openapi/openapi.json")) {
            return Response.ok(description.readAllBytes())
                    .header("Cache-Control", "public, max-age=3600")
                    .build();
        }
    }
}
