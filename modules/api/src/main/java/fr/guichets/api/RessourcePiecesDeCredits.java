package fr.guichets.api;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.enveloppes.Credits;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The documents of a decision about credits: the body of a request is the file itself. */
@RequestScoped
@Path("/delegations/{numero}/pieces")
@Reserve(Role.NATIONAL)
public class RessourcePiecesDeCredits {

    @Schema(description = "Les pièces d'une décision de crédits, de la plus ancienne à la plus récente")
    record PiecesDeLaDecision(List<PieceDeCredits> elements) {}

    @Schema(description = "Une pièce d'une décision de crédits ; son contenu est à une autre adresse")
    record PieceDeCredits(
            long id,
            String nom,

            @Schema(description = "Type trouvé dans le fichier", examples = "application/pdf")
            String type,

            @Schema(description = "En octets") long taille,
            @Schema(description = "SHA-256 du fichier") String empreinte,

            @Schema(description = "A_CONTROLER tant que l'antivirus ne l'a pas vue : personne ne l'ouvre")
            Piece.Etat etat,

            @Schema(nullable = true, description = "Pourquoi elle est refusée")
            String motif,

            Instant deposeeLe,
            String deposeePar) {

        static PieceDeCredits de(Piece piece) {
            return new PieceDeCredits(
                    piece.id(),
                    piece.nom(),
                    piece.type(),
                    piece.taille(),
                    piece.empreinte(),
                    piece.etat(),
                    piece.motif(),
                    piece.deposeeLe(),
                    piece.deposeePar());
        }
    }

    @Inject
    Credits credits;

    @Inject
    UneSeuleFois uneSeuleFois;

    @PathParam("numero")
    String numero;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listerPiecesDeDelegation", summary = "Les pièces d'une décision de crédits")
    @APIResponse(
            responseCode = "200",
            description = "Les pièces",
            content = @Content(schema = @Schema(implementation = PiecesDeLaDecision.class)))
    public Response lister() {
        return json(new PiecesDeLaDecision(
                credits.pieces(numero).stream().map(PieceDeCredits::de).toList()));
    }

    private static Response json(Object corps) {
        return Response.ok(Json.ecrire(corps, RessourceCredits.PARIS), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "joindrePieceADelegation",
            summary = "Joint un fichier à une décision de crédits ; l'antivirus le contrôle ensuite",
            description = "Le même fichier envoyé deux fois, sous le même nom, n'en fait qu'un. Rien ne se retire.")
    @APIResponse(
            responseCode = "201",
            description = "La pièce est reçue, pas encore contrôlée",
            content = @Content(schema = @Schema(implementation = PieceDeCredits.class)))
    @APIResponse(responseCode = "415", description = "Le fichier est le corps lui-même, sans enveloppe multipart")
    public Response joindre(
            @QueryParam("nom") String nom,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam(UneSeuleFois.CLE) String cle,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream contenu,
            @Context HttpServletRequest requete)
            throws IOException {
        credits.lire(numero);
        if (nom == null || nom.isBlank()) {
            throw new ChampsInvalides(List.of(new ChampsInvalides.Erreur(
                    "nom", "OBLIGATOIRE", "Donnez le nom du fichier, avec son extension\u00a0: decision.pdf.")));
        }
        if (type != null && type.startsWith("multipart/")) {
            throw new NotSupportedException();
        }
        try (FichierRecu fichier = FichierRecu.lire(nom, contenu)) {
            String demande = fichier.nom() + "\n" + fichier.empreinte();
            return uneSeuleFois.repondre(requete, demande.getBytes(StandardCharsets.UTF_8), () -> {
                Piece piece = credits.joindre(numero, fichier);
                return UneSeuleFois.Reponse.de(
                        201,
                        requete.getRequestURL() + "/" + piece.id(),
                        null,
                        Json.ecrire(PieceDeCredits.de(piece), RessourceCredits.PARIS));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @GET
    @Path("{piece}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "lirePieceDeDelegation",
            summary = "Une pièce d'une décision de crédits, et où en est son contrôle")
    @APIResponse(
            responseCode = "200",
            description = "La pièce",
            content = @Content(schema = @Schema(implementation = PieceDeCredits.class)))
    public Response lire(@PathParam("piece") String piece) {
        return json(PieceDeCredits.de(credits.piece(numero, RessourcePieces.id(piece))));
    }

    @GET
    @Path("{piece}/contenu")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "ouvrirPieceDeDelegation", summary = "Le fichier lui-même, une fois contrôlé")
    @APIResponse(
            responseCode = "200",
            description = "Le fichier, tel qu'il a été envoyé",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "L'antivirus ne l'a pas encore contrôlé, ou il est refusé")
    public Response ouvrir(@PathParam("piece") String piece) {
        Piece lue = credits.piece(numero, RessourcePieces.id(piece));
        return RessourcePieces.fichier(lue, credits.ouvrir(numero, lue.id()));
    }
}
