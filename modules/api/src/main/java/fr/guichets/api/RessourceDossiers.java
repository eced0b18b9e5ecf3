package fr.guichets.api;

import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The dossiers of the guichet of this host, as far as the caller may see them. */
@RequestScoped
@Path("/dossiers")
@Reserve(value = Role.COLLECTIVITE, agents = true)
public class RessourceDossiers {

    @Inject
    Dossiers dossiers;

    @Inject
    Brouillons brouillons;

    @Inject
    UneSeuleFois uneSeuleFois;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Operation(
            operationId = "listerDossiers",
            summary = "Les dossiers que vous pouvez voir, filtrés, triés, page par page",
            description =
                    "Un agent voit les dossiers déposés du guichet, un sous-préfet ceux de ses arrondissements, une"
                            + " collectivité les siens, brouillons compris. En CSV et en ODS, tout ce qui est filtré, sans pages.")
    @APIResponse(
            responseCode = "200",
            description = "Une page, ou tout ce qui est filtré en CSV ou en ODS",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DossiersListes.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response lister(
            @BeanParam Filtres filtres, @Context HttpHeaders entetes, @Context HttpServletRequest requete) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        String format = Export.format(entetes);
        if (format.equals(MediaType.APPLICATION_JSON)) {
            return Response.ok(
                            Json.ecrire(DossiersListes.de(dossiers.lister(filtres.lire(false))), guichet.fuseau()),
                            MediaType.APPLICATION_JSON_TYPE)
                    .header("Cache-Control", "no-store")
                    .header("Vary", "Accept")
                    .build();
        }
        return Export.dossiers(format, dossiers.lister(filtres.lire(true)), guichet);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Reserve(Role.COLLECTIVITE)
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "creerDossier",
            summary = "Ouvre un brouillon",
            description = "Seul le porteur est exigé ; il faut pouvoir agir pour lui. Le reste se complète ensuite.")
    @APIResponse(
            responseCode = "201",
            description = "Le brouillon est créé à l'adresse que donne Location",
            content = @Content(schema = @Schema(implementation = BrouillonCree.class)))
    public Response creer(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Saisie"))) InputStream flux,
            @Context HttpServletRequest requete)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, null);
        return uneSeuleFois.repondre(requete, corps.octets(), () -> {
            Dossier cree = brouillons.creer(corps.saisie());
            return UneSeuleFois.Reponse.de(
                    201,
                    DossierEnReponse.adresse(requete, cree.reference()),
                    cree.version(),
                    Json.ecrire(BrouillonCree.de(cree)));
        });
    }
}
