package fr.guichets.api;

import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The envelope of the guichet of this host and its ledger. */
@RequestScoped
@Path("/enveloppe")
@Reserve(agents = true)
public class RessourceEnveloppe {

    @Inject
    Enveloppes enveloppes;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "lireEnveloppe",
            summary = "Ce que le guichet a reçu, réservé, engagé, payé, et ce qui lui reste")
    @APIResponse(
            responseCode = "200",
            description = "L'enveloppe",
            content = @Content(schema = @Schema(implementation = EnveloppeLue.class)))
    public Response lire(@Context HttpServletRequest requete) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        return json(EnveloppeLue.de(enveloppes.lire()), guichet);
    }

    @GET
    @Path("mouvements")
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.EVALUATEUR, Role.PRESIDENCE, Role.COMITE, Role.SIGNATAIRE})
    @Operation(
            operationId = "listerMouvements",
            summary = "Les écritures du guichet, filtrées, triées, page par page",
            description =
                    "Un sous-préfet, qui ne voit que ses dossiers, n'a pas celles de tous. En CSV et en ODS, tout ce"
                            + " qui est filtré, sans pages.")
    @APIResponse(
            responseCode = "200",
            description = "Une page, ou tout ce qui est filtré en CSV ou en ODS",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MouvementsLus.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response mouvements(
            @BeanParam FiltresDeMouvements filtres, @Context HttpHeaders entetes, @Context HttpServletRequest requete) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        String format = Export.format(entetes);
        if (format.equals(MediaType.APPLICATION_JSON)) {
            return json(MouvementsLus.de(enveloppes.lister(filtres.lire(), guichet.fuseau())), guichet);
        }
        return MouvementsLus.feuille(format, enveloppes.lister(filtres.lire().enEntier(), guichet.fuseau()), guichet);
    }

    private static Response json(Object lu, Guichet guichet) {
        return Response.ok(Json.ecrire(lu, guichet.fuseau()), MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .build();
    }
}
