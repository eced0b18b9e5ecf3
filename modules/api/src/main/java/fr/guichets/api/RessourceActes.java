package fr.guichets.api;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.Decisions;
import fr.guichets.decisions.Notifications;
import fr.guichets.decisions.Parapheur;
import fr.guichets.decisions.Preparation;
import fr.guichets.documents.Courriels;
import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The acts of the guichet of this host: read, signed, committed, notified, cancelled. */
@RequestScoped
@Path("/actes")
@Reserve(Role.INSTRUCTEUR)
public class RessourceActes {

    static final String SCAN = "/scan";

    private static final String PDF = "application/pdf";

    @Inject
    Decisions decisions;

    @Inject
    Preparation preparation;

    @Inject
    Parapheur parapheur;

    @Inject
    Notifications notifications;

    @Inject
    UneSeuleFois uneSeuleFois;

    @Context
    HttpServletRequest requete;

    @HeaderParam(HttpHeaders.IF_MATCH)
    String siInchange;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
    @Operation(
            operationId = "listerActes",
            summary = "Les actes du guichet, filtrés, triés, page par page, et ceux qui restent à préparer",
            description = "En CSV et en ODS, tout ce qui est filtré, sans pages.")
    @APIResponse(
            responseCode = "200",
            description = "Une page, ou tout ce qui est filtré en CSV ou en ODS",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ActesLus.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response lister(@BeanParam FiltresDActes filtres, @Context HttpHeaders entetes) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        String format = Export.format(entetes);
        if (format.equals(MediaType.APPLICATION_JSON)) {
            return Response.ok(
                            Json.ecrire(
                                    ActesLus.de(decisions.lister(filtres.lire(false)), decisions.aGenerer()),
                                    guichet.fuseau()),
                            MediaType.APPLICATION_JSON_TYPE)
                    .header("Cache-Control", "no-store")
                    .header("Vary", "Accept")
                    .build();
        }
        return ActesLus.feuille(format, decisions.lister(filtres.lire(true)), guichet);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
    @Operation(operationId = "lireActe", summary = "Un acte, où il en est, et la preuve qu'il a été lu")
    @APIResponse(
            responseCode = "200",
            description = "L'acte",
            content = @Content(schema = @Schema(implementation = Acte.class)))
    public Response lire(@PathParam("id") String id) {
        return reponse(decisions.lire(identifiant(id)));
    }

    @GET
    @Path("{id}/pdf")
    @Produces(PDF)
    @Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
    @Operation(operationId = "lireDocumentDActe", summary = "Le document de l'acte, signé dès qu'il l'est")
    @APIResponse(
            responseCode = "200",
            description = "Le document",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response pdf(@PathParam("id") String id) {
        RessourceGuichet.guichet(requete);
        return document(decisions.document(identifiant(id)));
    }

    static Response document(Courriels.Piece document) {
        return Response.ok(document.contenu(), document.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + document.nom() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("{id}/document")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rediger",
            summary = "Fait le document d'un acte préparé, s'il ne l'est pas déjà",
            description = "Préparer un acte fait aussi son document ; ceci le demande de nouveau si cela avait échoué.")
    @APIResponse(
            responseCode = "200",
            description = "L'acte",
            content = @Content(schema = @Schema(implementation = Acte.class)))
    public Response rediger(@PathParam("id") String id) {
        RessourceGuichet.guichet(requete);
        return reponse(preparation.rediger(identifiant(id)));
    }

    @POST
    @Path("{id}/annulation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "annulerActe", summary = "Annule un acte qui n'est pas signé ; son numéro reste")
    @APIResponse(
            responseCode = "200",
            description = "L'acte annulé",
            content = @Content(schema = @Schema(implementation = Acte.class)))
    public Response annuler(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AvecMotif"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        String motif = corps.texte("motif");
        corps.verifier();
        return reponse(preparation.annuler(identifiant(id), version, motif));
    }

    @POST
    @Path("{id}/signature")
    @Produces(MediaType.APPLICATION_JSON)
    @Reserve(Role.SIGNATAIRE)
    @Operation(
            operationId = "signerActe",
            summary = "Signe l'acte électroniquement (PAdES)",
            description = "Par le signataire que l'acte nomme, s'il peut signer ce jour-là ; une seule fois.")
    @APIResponse(
            responseCode = "200",
            description = "L'acte signé",
            content = @Content(schema = @Schema(implementation = Acte.class)))
    public Response signer(@PathParam("id") String id) {
        RessourceGuichet.guichet(requete);
        Parapheur.Resultat resultat = parapheur.signer(List.of(identifiant(id))).get(0);
        if (!resultat.signe()) {
            throw new OperationInvalide("SIGNATURE_REFUSEE", resultat.refus());
        }
        return reponse(decisions.lire(resultat.id()));
    }

    @POST
    @Path("{id}" + SCAN)
    @Consumes({PDF, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    @Parameter(
            name = UneSeuleFois.CLE,
            in = ParameterIn.HEADER,
            description = "Une clé choisie par l'appelant : la même demande envoyée deux fois n'est faite qu'une fois",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            operationId = "deposerScanDActe",
            summary = "Envoie l'acte signé sur papier et numérisé",
            description = "Il compte une fois contrôlé par l'antivirus, puis enregistré par signature-manuscrite.")
    @APIResponse(
            responseCode = "201",
            description = "Le fichier reçu, à contrôler",
            content = @Content(schema = @Schema(implementation = Piece.class)))
    public Response deposer(
            @PathParam("id") String id,
            @QueryParam("nom") String nom,
            @RequestBody(required = true, content = @Content(mediaType = PDF)) InputStream flux)
            throws IOException {
        Guichet guichet = RessourceGuichet.guichet(requete);
        long acte = identifiant(id);
        decisions.lire(acte);
        try (FichierRecu fichier = FichierRecu.lire(nom == null ? "acte-signe.pdf" : nom, flux)) {
            String demande = fichier.nom() + "\n" + fichier.empreinte();
            return uneSeuleFois.repondre(requete, demande.getBytes(StandardCharsets.UTF_8), () -> {
                Piece recue = parapheur.deposer(acte, fichier);
                return UneSeuleFois.Reponse.de(201, null, null, Json.ecrire(recue, guichet.fuseau()));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @POST
    @Path("{id}/signature-manuscrite")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "enregistrerSignature", summary = "Enregistre la signature d'un acte signé sur papier")
    @APIResponse(
            responseCode = "200",
            description = "L'acte signé",
            content = @Content(schema = @Schema(implementation = Acte.class)))
    public Response enregistrer(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "SignatureManuscrite")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        Integer piece = corps.champs().entier("piece", 1, Integer.MAX_VALUE);
        corps.champs().exiger("piece", "Donnez l'identifiant du fichier, tel que l'envoi l'a rendu.");
        LocalDate signeLe = corps.jour("signeLe");
        corps.verifier();
        return reponse(parapheur.enregistrer(identifiant(id), version, piece, signeLe));
    }

    @POST
    @Path("{id}/engagement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "engagerAide",
            summary = "Engage l'aide sous son numéro de Chorus",
            description =
                    "Le montant réservé devient engagé dans l'enveloppe. Un numéro qui n'a pas la forme attendue est"
                            + " refusé (EJ_INATTENDU), sauf avec malgreLaForme.")
    @APIResponse(
            responseCode = "200",
            description = "L'acte",
            content = @Content(schema = @Schema(implementation = Acte.class)))
    public Response engager(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "EngagementDActe")))
                    InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        String ej = corps.texte("ej");
        boolean malgreLaForme = corps.vrai("malgreLaForme");
        corps.verifier();
        return reponse(notifications.engager(identifiant(id), version, ej, malgreLaForme));
    }

    @POST
    @Path("{id}/notification")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "notifierActe",
            summary = "Notifie l'acte signé : courriel au porteur, décision dans son dossier",
            description = "Si d'autres aides publiques étaient demandées, la réponse est 409 AIDES_A_VERIFIER tant que"
                    + " aidesVerifiees n'est pas vrai.")
    @APIResponse(
            responseCode = "200",
            description = "L'acte notifié",
            content = @Content(schema = @Schema(implementation = Acte.class)))
    public Response notifier(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(ref = "NotificationDActe"))) InputStream flux)
            throws IOException {
        RessourceGuichet.guichet(requete);
        Corps corps = new Corps(flux, siInchange);
        Long version = corps.version();
        boolean aidesVerifiees = corps.vrai("aidesVerifiees");
        corps.verifier();
        return reponse(notifications.notifier(identifiant(id), version, aidesVerifiees));
    }

    private Response reponse(Acte acte) {
        return Response.ok(
                        Json.ecrire(acte, RessourceGuichet.guichet(requete).fuseau()), MediaType.APPLICATION_JSON_TYPE)
                .tag(new EntityTag(String.valueOf(acte.version())))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static long identifiant(String id) {
        if (!id.matches("\\d{1,15}")) {
            throw new Introuvable("Cet acte n'existe pas ici.");
        }
        return Long.parseLong(id);
    }
}
