package fr.guichets.api;

import fr.guichets.reglement.Adresse;
import fr.guichets.reglement.FiltreHote;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The rules of the guichet of this host. */
@RequestScoped
@Path("/guichet")
public class RessourceGuichet {

    @Inject
    Reglements reglements;

    @Inject
    Horloge horloge;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "lireGuichet",
            extensions = @Extension(name = RolesEtProblemes.EXTENSION, value = "[\"PUBLIC\"]", parseValue = true),
            summary = "L'appel à projets du guichet, dans la version en vigueur un jour donné")
    @APIResponse(
            responseCode = "200",
            description = "L'appel à projets",
            content = @Content(schema = @Schema(implementation = AppelAProjets.class)))
    @APIResponse(responseCode = "304", description = "Inchangé depuis l'ETag donné par If-None-Match")
    @APIResponse(
            responseCode = "400",
            description = "Date mal écrite",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    @APIResponse(
            responseCode = "404",
            description = "Cette adresse n'est pas celle d'un guichet",
            content = @Content(mediaType = Probleme.TYPE, schema = @Schema(implementation = Probleme.class)))
    public Response lire(
            @Parameter(description = "Jour, AAAA-MM-JJ ; aujourd'hui par défaut", schema = @Schema(format = "date"))
                    @QueryParam("au")
                    String au,
            @Context HttpServletRequest requete,
            @Context Request conditions) {
        Guichet guichet = guichet(requete);
        Reglement reglement = reglements.enVigueur(jour(au, guichet));
        byte[] corps = Json.ecrire(AppelAProjets.de(guichet, reglement));
        EntityTag etiquette = new EntityTag(UUID.nameUUIDFromBytes(corps).toString());
        Response.ResponseBuilder inchange = conditions.evaluatePreconditions(etiquette);
        return (inchange == null ? Response.ok(corps) : inchange)
                .tag(etiquette)
                .header("Cache-Control", "public, no-cache")
                .header("Link", "<" + AppelAProjets.adresse(reglement.version()) + ">; rel=\"bookmark\"")
                .build();
    }

    /** @throws Introuvable on the portal and on the national host */
    static Guichet guichet(HttpServletRequest requete) {
        if (FiltreHote.adresse(requete) instanceof Adresse.DuGuichet du) {
            return du.guichet();
        }
        throw new Introuvable("Cette adresse n'est pas celle d'un guichet. Chaque guichet répond à la sienne, que donne"
                + " /api/v1/collectivites?q=… pour la collectivité cherchée.");
    }

    private LocalDate jour(String au, Guichet guichet) {
        if (au == null) {
            return horloge.aujourdhui(guichet.fuseau());
        }
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        LocalDate jour = new Champs(null, "", erreurs).jour("au", au);
        if (jour == null) {
            throw new ChampsInvalides(erreurs);
        }
        return jour;
    }
}
