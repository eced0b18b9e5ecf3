package fr.guichets.api;

import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Instruction;
import fr.guichets.reglement.Evaluation;
import fr.guichets.socle.CodeDepartement;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What the préfecture does with a filed dossier. Each operation answers the dossier as it has become. */
@RequestScoped
@Path("/dossiers/{numero}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Reserve(Role.INSTRUCTEUR)
public class RessourceInstruction {

    @Inject
    Instruction instruction;

    @Context
    HttpServletRequest requete;

    @PathParam("numero")
    String numero;

    @HeaderParam(HttpHeaders.IF_MATCH)
    String siInchange;

    @POST
    @Path("prise-en-charge")
    @Operation(operationId = "prendreEnCharge", summary = "Vous charge du dossier")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response prendreEnCharge(
            @RequestBody(content = @Content(schema = @Schema(ref = "AvecVersion"))) InputStream flux)
            throws IOException {
        return faire(flux, version -> instruction.prendreEnCharge(numero, version));
    }

    @POST
    @Path("complements")
    @Operation(operationId = "demanderComplements", summary = "Demande des compléments, ce qui suspend le délai")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response demanderComplements(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "DemandeDeComplements")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        List<String> points = corps.textes("points");
        LocalDate avant = corps.jour("avant");
        corps.verifier();
        return DossierEnReponse.de(instruction.demanderComplements(numero, version, points, avant), requete);
    }

    @POST
    @Path("completude")
    @Operation(operationId = "declarerComplet", summary = "Constate que le dossier est complet")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response declarerComplet(
            @RequestBody(content = @Content(schema = @Schema(ref = "AvecVersion"))) InputStream flux)
            throws IOException {
        return faire(flux, version -> instruction.declarerComplet(numero, version));
    }

    @POST
    @Path("instruction")
    @Operation(operationId = "commencerInstruction", summary = "Commence l'instruction d'un dossier complet")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response commencerInstruction(
            @RequestBody(content = @Content(schema = @Schema(ref = "AvecVersion"))) InputStream flux)
            throws IOException {
        return faire(flux, version -> instruction.commencerInstruction(numero, version));
    }

    @POST
    @Path("irrecevabilite")
    @Operation(operationId = "declarerIrrecevable", summary = "Déclare le dossier irrecevable, avec ses raisons")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response declarerIrrecevable(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Irrecevabilite")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        Set<Evaluation.Motif> motifs = corps.parmi("motifs", Evaluation.Motif.class);
        String explication = corps.texte("explication");
        corps.verifier();
        return DossierEnReponse.de(instruction.declarerIrrecevable(numero, version, motifs, explication), requete);
    }

    @POST
    @Path("hors-delai")
    @Operation(operationId = "constaterHorsDelai", summary = "Constate que le dossier a été déposé hors délai")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response constaterHorsDelai(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvecExplication")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        String explication = corps.texte("explication");
        corps.verifier();
        return DossierEnReponse.de(instruction.constaterHorsDelai(numero, version, explication), requete);
    }

    @POST
    @Path("reorientation")
    @Operation(operationId = "reorienter", summary = "Transmet le dossier à un autre guichet, avec sa date de dépôt")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response reorienter(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Reorientation"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        CodeDepartement vers = corps.departement("vers");
        String motif = corps.texte("motif");
        corps.verifier();
        return DossierEnReponse.de(instruction.reorienter(numero, version, vers, motif), requete);
    }

    @POST
    @Path("reouverture")
    @Reserve(Role.ADMINISTRATEUR)
    @Operation(operationId = "rouvrir", summary = "Reprend un dossier clos comme irrecevable ou hors délai")
    @APIResponse(
            responseCode = "200",
            description = "Le dossier",
            content = @Content(schema = @Schema(implementation = DossierLu.class)))
    public Response rouvrir(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        String motif = corps.texte("motif");
        corps.verifier();
        return DossierEnReponse.de(instruction.rouvrir(numero, version, motif), requete);
    }

    private Response faire(InputStream flux, Function<Long, Dossier> operation) throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        corps.verifier();
        return DossierEnReponse.de(operation.apply(version), requete);
    }
}
