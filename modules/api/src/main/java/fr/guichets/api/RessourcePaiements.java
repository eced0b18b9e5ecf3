package fr.guichets.api;

import fr.guichets.execution.Calcul;
import fr.guichets.execution.Execution;
import fr.guichets.execution.Executions;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Paiements;
import fr.guichets.execution.Preuve;
import fr.guichets.execution.Preuves;
import fr.guichets.execution.TypePreuve;
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
import jakarta.ws.rs.PUT;
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
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The proof that the project is engaged, and what is paid of the grant. Each operation answers the grant as it has become. */
@RequestScoped
@Path("/dossiers/{numero}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Reserve(Role.INSTRUCTEUR)
public class RessourcePaiements {

    @Inject
    Executions executions;

    @Inject
    Preuves preuves;

    @Inject
    Paiements paiements;

    @Inject
    UneSeuleFois uneSeuleFois;

    @Context
    HttpServletRequest requete;

    @PathParam("numero")
    String numero;

    @HeaderParam(HttpHeaders.IF_MATCH)
    String siInchange;

    @GET
    @Path("execution")
    @Reserve(value = Role.COLLECTIVITE, agents = true)
    @Operation(operationId = "lireExecution", summary = "Où en est l'aide : preuve, versements, ce qui est attendu")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response lire() {
        RessourceGuichet.guichet(requete);
        return repondre(requete, executions.lire(numero));
    }

    @POST
    @Path("preuve")
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "envoyerPreuve",
            summary = "Envoie la preuve de l'engagement du projet",
            description = "COMMENCEMENT_AVANT_DEPOT si elle est signée avant la réception de la demande ; après la date"
                    + " limite, elle est reçue avec l'alerte PREUVE_ENGAGEMENT_TARDIVE (tardive : true).")
    @APIResponse(
            responseCode = "201",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response envoyerPreuve(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "PreuveSaisie"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Preuve.Saisie saisie = new Preuve.Saisie(
                corps.champs().parmi("type", TypePreuve.class, "TYPE_INCONNU"),
                corps.jour("signeeLe"),
                corps.champs().montant("montant"),
                CorpsDePaiement.piece(corps));
        corps.verifier();
        return creer(corps, () -> preuves.envoyer(numero, saisie));
    }

    @POST
    @Path("preuve/acceptation")
    @Operation(
            operationId = "accepterPreuve",
            summary = "Accepte la preuve : le projet est engagé",
            description =
                    "Une preuve tardive n'est acceptée qu'avec un motif. If-Match porte la version du dossier lu.")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response accepterPreuve(
            @RequestBody(content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux) throws IOException {
        return avecMotif(flux, (version, motif) -> preuves.accepter(numero, version, motif));
    }

    @POST
    @Path("preuve/renvoi")
    @Operation(
            operationId = "renvoyerPreuve",
            summary = "Renvoie la preuve au bénéficiaire, avec un motif",
            description = "If-Match porte la version du dossier lu.")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response renvoyerPreuve(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux)
            throws IOException {
        return avecMotif(flux, (version, motif) -> preuves.renvoyer(numero, version, motif));
    }

    @POST
    @Path("paiements/calcul")
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    @Operation(operationId = "calculerPaiement", summary = "Ce qu'une demande donnerait maintenant ; rien n'est gardé")
    @APIResponse(
            responseCode = "200",
            description = "Le montant et ses explications",
            content = @Content(schema = @Schema(implementation = Calcul.class)))
    public Response calculerPaiement(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "DemandeDePaiement")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Paiement.Saisie saisie = CorpsDePaiement.lire(new Corps(flux, siInchange));
        return Response.ok(Json.ecrire(paiements.calculer(numero, saisie)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @Path("paiements/brouillon")
    @Reserve(Role.COLLECTIVITE)
    @Operation(operationId = "enregistrerPaiement", summary = "Garde la demande de versement sans l'envoyer")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response enregistrerPaiement(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "DemandeDePaiement")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        return repondre(requete, paiements.enregistrer(numero, version, CorpsDePaiement.lire(corps)));
    }

    @POST
    @Path("paiements")
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(operationId = "demanderPaiement", summary = "Demande une avance, un acompte ou le solde")
    @APIResponse(
            responseCode = "201",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response demanderPaiement(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "DemandeDePaiement")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        Paiement.Saisie saisie = CorpsDePaiement.lire(corps);
        return creer(corps, () -> paiements.demander(numero, version, saisie));
    }

    @POST
    @Path("paiements/{id}/service-fait")
    @Operation(
            operationId = "certifierServiceFait",
            summary = "Certifie le service fait",
            description = "Moins que demandé, avec un motif seulement. Un solde achève le projet. If-Match porte la"
                    + " version de la demande lue ; PIECE_NON_CONTROLEE tant qu'un justificatif n'est pas sain.")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response certifier(
            @PathParam("id") long id,
            @RequestBody(content = @Content(schema = @Schema(ref = "MontantEtMotif"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        Montant montant = corps.champs().montant("montant");
        String motif = corps.texte("motif");
        corps.verifier();
        return repondre(requete, paiements.certifier(numero, id, version, montant, motif));
    }

    @POST
    @Path("paiements/{id}/renvoi")
    @Operation(operationId = "renvoyerPaiement", summary = "Renvoie la demande au bénéficiaire, avec un motif")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response renvoyer(
            @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        String motif = corps.texte("motif");
        corps.verifier();
        return repondre(requete, paiements.renvoyer(numero, id, version, motif));
    }

    @POST
    @Path("paiements/{id}/versement")
    @Operation(
            operationId = "enregistrerVersement",
            summary = "Note le numéro de la demande de paiement dans Chorus : le montant est payé",
            description = "Un solde versé solde le dossier ; le reste revient à la tranche de son exercice.")
    @APIResponse(
            responseCode = "200",
            description = "L'aide",
            content = @Content(schema = @Schema(implementation = ExecutionLue.class)))
    public Response verser(
            @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "VersementSaisi")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        String chorus = corps.texte("numero");
        LocalDate payeLe = corps.jour("payeLe");
        corps.verifier();
        return repondre(requete, paiements.verser(numero, id, version, chorus, payeLe));
    }

    private Response avecMotif(InputStream flux, BiFunction<Long, String, Execution> operation) throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        String motif = corps.texte("motif");
        corps.verifier();
        return repondre(requete, operation.apply(version, motif));
    }

    private Response creer(Corps corps, Supplier<Execution> operation) {
        return uneSeuleFois.repondre(requete, corps.octets(), () -> creee(requete, numero, operation.get()));
    }

    static UneSeuleFois.Reponse creee(HttpServletRequest requete, String numero, Execution execution) {
        return UneSeuleFois.Reponse.de(
                201, DossierEnReponse.adresse(requete, numero) + "/execution", null, corps(requete, execution));
    }

    private static byte[] corps(HttpServletRequest requete, Execution execution) {
        return Json.ecrire(
                ExecutionLue.de(execution), RessourceGuichet.guichet(requete).fuseau());
    }

    static Response repondre(HttpServletRequest requete, Execution execution) {
        return Response.ok(corps(requete, execution), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
