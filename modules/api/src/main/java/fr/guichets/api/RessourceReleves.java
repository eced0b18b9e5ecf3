package fr.guichets.api;

import fr.guichets.enveloppes.Tranche;
import fr.guichets.programmation.Feuille;
import fr.guichets.programmation.Preparation;
import fr.guichets.programmation.Programmation;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Champs;
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
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The relevés of the guichet of this host. */
@RequestScoped
@Path("/releves")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Reserve(Role.INSTRUCTEUR)
public class RessourceReleves {

    @Inject
    Programmation programmation;

    @Inject
    Preparation preparation;

    @Inject
    UneSeuleFois uneSeuleFois;

    @Context
    HttpServletRequest requete;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Reserve(agents = true)
    @Operation(
            operationId = "listerReleves",
            summary = "Les relevés du guichet, filtrés, triés, page par page",
            description = "En CSV et en ODS, tout ce qui est filtré, sans pages.")
    @APIResponse(
            responseCode = "200",
            description = "Une page, ou tout ce qui est filtré en CSV ou en ODS",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReleveLu.Liste.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response lister(@BeanParam FiltresDeReleves filtres, @Context HttpHeaders entetes) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        String format = Export.format(entetes);
        if (format.equals(MediaType.APPLICATION_JSON)) {
            return Response.ok(
                            Json.ecrire(ReleveLu.Liste.de(programmation.lister(filtres.lire(false))), guichet.fuseau()),
                            MediaType.APPLICATION_JSON_TYPE)
                    .header("Cache-Control", "no-store")
                    .header("Vary", "Accept")
                    .build();
        }
        return FeuillesDeReleve.liste(
                format, programmation.lister(filtres.lire(true)).elements(), guichet);
    }

    @POST
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "ouvrirReleve",
            summary = "Ouvre le relevé d'une session du calendrier, ou un relevé hors calendrier")
    @APIResponse(
            responseCode = "201",
            description = "Le relevé est ouvert à l'adresse que donne Location",
            content = @Content(schema = @Schema(implementation = ReleveLu.class)))
    public Response ouvrir(
            @RequestBody(content = @Content(schema = @Schema(ref = "OuvertureDeReleve"))) InputStream flux)
            throws IOException {
        Guichet guichet = RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, null);
        String session = corps.champs().texte("session");
        LocalDate jour = corps.jour("releveLe");
        Tranche tranche = tranche(corps.champs());
        corps.verifier();
        return uneSeuleFois.repondre(requete, corps.octets(), () -> {
            Feuille ouverte = preparation.ouvrir(session, jour, tranche);
            long id = ouverte.releve().id();
            return UneSeuleFois.Reponse.de(
                    201,
                    requete.getScheme() + "://" + requete.getHeader("Host") + "/api/v1/releves/" + id,
                    ouverte.releve().version(),
                    Json.ecrire(ReleveLu.de(ouverte, programmation.candidats(id)), guichet.fuseau()));
        });
    }

    /** Null when it is absent. */
    static Tranche tranche(Champs champs) {
        String code = champs.texte("tranche");
        if (code == null || Tranche.existe(code)) {
            return code == null ? null : new Tranche(code);
        }
        champs.refuser("tranche", "TRANCHE_INCONNUE", "Écrivez un exercice, 2021, ou PLURIANNUELLE.");
        return null;
    }
}
