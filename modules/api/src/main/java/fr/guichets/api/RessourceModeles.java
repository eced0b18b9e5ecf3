package fr.guichets.api;

import fr.guichets.decisions.ModelesActes;
import fr.guichets.decisions.ModelesActes.Modele;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The templates from which the guichet writes its acts. */
@RequestScoped
@Path("/modeles")
@Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
public class RessourceModeles {

    @Schema(description = "Les modèles d'actes en vigueur")
    record ModelesLus(List<Modele> elements) {}

    @Inject
    ModelesActes modeles;

    @Context
    HttpServletRequest requete;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listerModeles",
            summary = "Le modèle en vigueur de chaque nature d'acte",
            description = "La version 0 est le modèle national, que le guichet n'a jamais remplacé.")
    @APIResponse(
            responseCode = "200",
            description = "Un modèle par nature d'acte",
            content = @Content(schema = @Schema(implementation = ModelesLus.class)))
    public Response lister() {
        Guichet guichet = RessourceGuichet.guichet(requete);
        return Response.ok(
                        Json.ecrire(new ModelesLus(modeles.enVigueur()), guichet.fuseau()),
                        MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }
}
