package fr.guichets.api;

import fr.guichets.dossiers.Importation;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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

/** Takes over dossiers of another system. At an address of its own, else it would be read as the number of a dossier. */
@RequestScoped
@Path("/dossiers/import")
@Reserve(Role.ADMINISTRATEUR)
public class RessourceImportation {

    @Inject
    Importation importation;

    @Inject
    UneSeuleFois uneSeuleFois;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "importerDossiers",
            summary = "Reprend des dossiers déposés ailleurs, avec leur numéro et leur date de dépôt",
            description = "Jusqu'à 10 Mo. Les lignes d'un autre guichet ou fausses sont rejetées et nommées, les autres"
                    + " importées ; le même fichier une seconde fois ne change rien.")
    @APIResponse(
            responseCode = "200",
            description = "Ce qui a été importé, ignoré et rejeté",
            content = @Content(schema = @Schema(implementation = Importation.Rapport.class)))
    public Response importer(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "FichierDeDossiers")))
                    InputStream flux,
            @Context HttpServletRequest requete)
            throws IOException {
        RessourceGuichet.guichet(requete);
        byte[] fichier = flux.readAllBytes();
        return uneSeuleFois.repondre(
                requete,
                fichier,
                () -> UneSeuleFois.Reponse.de(200, null, null, Json.ecrire(importation.importer(fichier))));
    }
}
