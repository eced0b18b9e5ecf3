package fr.guichets.api;

import fr.guichets.execution.Caducite;
import fr.guichets.execution.Caducites;
import fr.guichets.execution.Executions;
import fr.guichets.execution.Recouvrements;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A grant that is taken back or given up, and the money that comes back. */
@RequestScoped
@Path("/dossiers/{numero}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Reserve(Role.INSTRUCTEUR)
public class RessourceRetrait {

    @Inject
    Executions executions;

    @Inject
    Caducites caducites;

    @Inject
    Recouvrements recouvrements;

    @Context
    HttpServletRequest requete;

    @PathParam("numero")
    String numero;

    @HeaderParam(HttpHeaders.IF_MATCH)
    String siInchange;

    @POST
    @Path("caducite")
    @Operation(
            operationId = "envisagerCaducite",
            summary = "Envisage le retrait de l'aide : le bénéficiaire reçoit la lettre et peut répondre")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response envisager(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux)
            throws IOException {
        return RessourcePaiements.avecMotif(requete, flux, siInchange, motif -> caducites.ouvrir(numero, motif));
    }

    @GET
    @Path("caducite/lettre")
    @Produces("application/pdf")
    @Reserve({
        Role.COLLECTIVITE,
        Role.INSTRUCTEUR,
        Role.ADMINISTRATEUR,
        Role.EVALUATEUR,
        Role.SOUS_PREFET,
        Role.PRESIDENCE,
        Role.COMITE,
        Role.SIGNATAIRE
    })
    @Operation(
            operationId = "lireLettreAvantRetrait",
            summary = "La dernière lettre qui invite le bénéficiaire à répondre, en PDF")
    @APIResponse(
            responseCode = "200",
            description = "Le document",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response lettre() {
        return document(false);
    }

    @GET
    @Path("caducite/decision")
    @Produces("application/pdf")
    @Reserve({
        Role.COLLECTIVITE,
        Role.INSTRUCTEUR,
        Role.ADMINISTRATEUR,
        Role.EVALUATEUR,
        Role.SOUS_PREFET,
        Role.PRESIDENCE,
        Role.COMITE,
        Role.SIGNATAIRE
    })
    @Operation(operationId = "lireDecisionDeRetrait", summary = "L'arrêté qui retire l'aide, en PDF")
    @APIResponse(
            responseCode = "200",
            description = "Le document",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response decision() {
        return document(true);
    }

    private Response document(boolean arrete) {
        RessourceGuichet.guichet(requete);
        List<Caducite> toutes = executions.lire(numero).caducites();
        long derniere = toutes.isEmpty() ? 0 : toutes.get(toutes.size() - 1).id();
        return Response.ok(caducites.document(numero, derniere, arrete), "application/pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("caducite/observations")
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    @Operation(operationId = "observer", summary = "Présente des observations avant la décision")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response observer(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Observations"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        String observations = corps.texte("observations");
        corps.verifier();
        return RessourcePaiements.repondre(requete, caducites.observer(numero, observations));
    }

    @POST
    @Path("caducite/abandon")
    @Reserve(Role.SIGNATAIRE)
    @Operation(operationId = "abandonnerCaducite", summary = "Maintient l'aide, avec un motif")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response abandonner(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux)
            throws IOException {
        return RessourcePaiements.avecMotif(requete, flux, siInchange, motif -> caducites.abandonner(numero, motif));
    }

    @POST
    @Path("caducite/retrait")
    @Reserve(Role.SIGNATAIRE)
    @Operation(
            operationId = "prononcerCaducite",
            summary = "Retire l'aide : ce qui n'est pas versé revient à l'enveloppe",
            description = "DELAI_CONTRADICTOIRE tant que le bénéficiaire peut encore répondre.")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response prononcer(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux)
            throws IOException {
        return RessourcePaiements.avecMotif(requete, flux, siInchange, motif -> caducites.prononcer(numero, motif));
    }

    @POST
    @Path("reversement")
    @Reserve(Role.SIGNATAIRE)
    @Operation(
            operationId = "demanderReversement",
            summary = "Demande au bénéficiaire de reverser ce qui est versé en trop")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response demanderReversement(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "MontantEtMotif")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Montant montant = corps.champs().montant("montant");
        String motif = corps.texte("motif");
        corps.verifier();
        return RessourcePaiements.repondre(requete, recouvrements.demander(numero, montant, motif));
    }

    @POST
    @Path("reversement/reception")
    @Operation(operationId = "recevoirReversement", summary = "Note le titre de perception : l'argent est revenu")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response recevoirReversement(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "ReversementRecu")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        String titre = corps.texte("titre");
        LocalDate recuLe = corps.jour("recuLe");
        corps.verifier();
        return RessourcePaiements.repondre(requete, recouvrements.recevoir(numero, titre, recuLe));
    }

    @POST
    @Path("renonciation")
    @Operation(operationId = "renoncer", summary = "Enregistre la renonciation écrite du bénéficiaire")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response renoncer(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux)
            throws IOException {
        return RessourcePaiements.avecMotif(requete, flux, siInchange, motif -> recouvrements.renoncer(numero, motif));
    }
}
