package fr.guichets.api;

import fr.guichets.dossiers.Depots;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Instruction;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** What a collectivité that may file does with one dossier: file, answer, withdraw. */
@RequestScoped
@Path("/dossiers/{numero}")
@Reserve(Role.COLLECTIVITE)
public class RessourceDepot {

    @Inject
    Depots depots;

    @Inject
    Instruction instruction;

    @Inject
    UneSeuleFois uneSeuleFois;

    @POST
    @Path("depot")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "deposerDossier",
            summary = "Dépose un brouillon : donne son numéro et son accusé de réception",
            description =
                    "Jamais refusé pour une raison du règlement : si les règles refusent le projet, la réponse est 409"
                            + " REFUS_A_CONFIRMER avec le verdict, et la même demande avec confirmeMalgreRefus le dépose. Le dossier"
                            + " est figé avec la version des règles et la population du jour.")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier déposé",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response deposer(
            @PathParam("numero") String numero,
            @HeaderParam(HttpHeaders.IF_MATCH) String siInchange,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "DemandeDeDepot")))
                    InputStream flux,
            @Context HttpServletRequest requete)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        boolean attestations = corps.vrai("attestations");
        boolean confirmeMalgreRefus = corps.vrai("confirmeMalgreRefus");
        corps.verifier();
        return uneSeuleFois.repondre(requete, corps.octets(), () -> {
            Dossier depose = depots.deposer(numero, version, attestations, confirmeMalgreRefus);
            return UneSeuleFois.Reponse.de(200, null, depose.version(), DossierEnReponse.corps(depose, requete));
        });
    }

    @POST
    @Path("reponse")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "repondreAuxComplements",
            summary = "Répond à une demande de compléments",
            description = "Les corrections elles-mêmes s'enregistrent auparavant par PUT.")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response repondre(
            @PathParam("numero") String numero,
            @HeaderParam(HttpHeaders.IF_MATCH) String siInchange,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "ReponseAuxComplements")))
                    InputStream flux,
            @Context HttpServletRequest requete)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        String message = corps.texte("message");
        corps.verifier();
        return DossierEnReponse.de(depots.repondre(numero, version, message), requete);
    }

    @POST
    @Path("desistement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    @Operation(
            operationId = "seDesister",
            summary = "Retire le dossier",
            description = "Par la collectivité, ou par l'agent qui enregistre un retrait reçu par écrit.")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier retiré",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response seDesister(
            @PathParam("numero") String numero,
            @HeaderParam(HttpHeaders.IF_MATCH) String siInchange,
            @RequestBody(content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux,
            @Context HttpServletRequest requete)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        String motif = corps.texte("motif");
        corps.verifier();
        return DossierEnReponse.de(
                Acteur.courant().aUnRole(Role.INSTRUCTEUR)
                        ? instruction.enregistrerDesistement(numero, version, motif)
                        : depots.seDesister(numero, version, motif),
                requete);
    }
}
