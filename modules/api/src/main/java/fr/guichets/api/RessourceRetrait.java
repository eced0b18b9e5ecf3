package fr.guichets.api;

import fr.guichets.execution.Caducite;
import fr.guichets.execution.Caducites;
import fr.guichets.execution.Execution;
import fr.guichets.execution.Executions;
import fr.guichets.execution.Recouvrements;
import fr.guichets.socle.ModifieEntreTemps;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

    @Inject
    UneSeuleFois uneSeuleFois;

    @Context
    HttpServletRequest requete;

    @PathParam("numero")
    String numero;

    @HeaderParam(HttpHeaders.IF_MATCH)
    String siInchange;

    @POST
    @Path("caducite")
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "envisagerCaducite",
            summary = "Envisage le retrait de l'aide : le bénéficiaire reçoit la lettre et peut répondre")
    @APIResponse(
            responseCode = "201",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response envisager(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "RetraitEnvisage")))
                    InputStream flux)
            throws IOException {
        Corps corps = lire(flux);
        Integer signataire = corps.champs().entier("signataire", 1, Integer.MAX_VALUE);
        String motif = corps.texte("motif");
        return creer(corps, () -> caducites.ouvrir(numero, signataire == null ? null : signataire.longValue(), motif));
    }

    @GET
    @Path("caducite/lettre")
    @Produces("application/pdf")
    @Reserve(value = Role.COLLECTIVITE, agents = true)
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
    @Reserve(value = Role.COLLECTIVITE, agents = true)
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
        return pdf(caducites.document(numero, derniere, arrete));
    }

    private static Response pdf(byte[] document) {
        return Response.ok(document, "application/pdf")
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
        Corps corps = lire(flux);
        String observations = corps.texte("observations");
        exigerInchange(corps);
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
        return avecMotif(flux, motif -> caducites.abandonner(numero, motif));
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
        return avecMotif(flux, motif -> caducites.prononcer(numero, motif));
    }

    @POST
    @Path("reversement")
    @Reserve(Role.SIGNATAIRE)
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "demanderReversement",
            summary = "Demande au bénéficiaire de reverser ce qui est versé en trop")
    @APIResponse(
            responseCode = "201",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response demanderReversement(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "MontantEtMotif")))
                    InputStream flux)
            throws IOException {
        Corps corps = lire(flux);
        Montant montant = corps.champs().montant("montant");
        String motif = corps.texte("motif");
        return creer(corps, () -> recouvrements.demander(numero, montant, motif));
    }

    @GET
    @Path("reversement/decision")
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
    @Operation(operationId = "lireDecisionDeReversement", summary = "L'arrêté de reversement, en PDF")
    @APIResponse(
            responseCode = "200",
            description = "Le document",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response decisionDeReversement() {
        RessourceGuichet.guichet(requete);
        return pdf(recouvrements.document(numero));
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
        Corps corps = lire(flux);
        String titre = corps.texte("titre");
        LocalDate recuLe = corps.jour("recuLe");
        exigerInchange(corps);
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
        return avecMotif(flux, motif -> recouvrements.renoncer(numero, motif));
    }

    private Response avecMotif(InputStream flux, Function<String, Execution> operation) throws IOException {
        Corps corps = lire(flux);
        String motif = corps.texte("motif");
        exigerInchange(corps);
        return RessourcePaiements.repondre(requete, operation.apply(motif));
    }

    private Corps lire(InputStream flux) throws IOException {
        RessourceGuichet.guichet(requete);
        return new Corps(flux, siInchange);
    }

    /** @throws ModifieEntreTemps when the dossier is not any more at the version that was read */
    private void exigerInchange(Corps corps) {
        Long version = version(corps);
        if (version != null && version != executions.lire(numero).dossier().version()) {
            throw new ModifieEntreTemps();
        }
    }

    private static Long version(Corps corps) {
        Long version = corps.version();
        corps.verifier();
        return version;
    }

    /** What was done once is answered again, whatever the dossier has become. */
    private Response creer(Corps corps, Supplier<Execution> operation) {
        version(corps);
        return uneSeuleFois.repondre(requete, corps.octets(), () -> {
            exigerInchange(corps);
            return RessourcePaiements.creee(requete, numero, operation.get());
        });
    }
}
