package fr.guichets.api;

import fr.guichets.documents.FichierRecu;
import fr.guichets.documents.Piece;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.dossiers.PiecesDuDossier;
import fr.guichets.dossiers.PiecesDuDossier.Jointe;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The files of a dossier: the body of a request is the file itself. */
@RequestScoped
@Path("/dossiers/{numero}/pieces")
@Reserve(value = Role.COLLECTIVITE, agents = true)
public class RessourcePieces {

    static final String CHEMIN = "/pieces";

    private static final List<String> COLONNES = List.of(
            "Nature", "Nom", "Type", "Taille (octets)", "État", "Motif", "Déposée le", "Par", "Empreinte (SHA-256)");

    @Inject
    PiecesDuDossier pieces;

    @Inject
    UneSeuleFois uneSeuleFois;

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.CSV, Export.ODS})
    @Operation(operationId = "listerPieces", summary = "Les pièces d'un dossier, et où en est leur contrôle")
    @APIResponse(
            responseCode = "200",
            description = "Les pièces, sans celles qui ont été retirées",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PiecesLues.class)),
                @Content(mediaType = Export.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Export.ODS, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response lister(
            @PathParam("numero") String numero,
            @DefaultValue("0") @QueryParam("page") String page,
            @DefaultValue("50") @QueryParam("taille") String taille,
            @Context HttpHeaders entetes,
            @Context HttpServletRequest requete) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Champs parametres = new Champs(null, "", erreurs);
        int pageLue = Filtres.page(page, parametres);
        int tailleLue = Filtres.taille(taille, parametres);
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        List<Jointe> jointes = pieces.contenu(numero).jointes();
        String format = Export.format(entetes);
        if (!format.equals(MediaType.APPLICATION_JSON)) {
            return Export.feuille(
                    format,
                    "pieces-" + numero,
                    COLONNES,
                    jointes.stream().map(jointe -> cellules(jointe, guichet)).toList());
        }
        return json(PiecesLues.de(jointes, pageLue, tailleLue), guichet);
    }

    private static List<Object> cellules(Jointe jointe, Guichet guichet) {
        Piece piece = jointe.piece();
        return Arrays.asList(
                NaturePiece.valueOf(piece.nature()).libelle(),
                piece.nom(),
                piece.type(),
                piece.taille(),
                piece.etat().name(),
                piece.motif(),
                piece.deposeeLe().atZone(guichet.fuseau()),
                piece.deposeePar(),
                piece.empreinte());
    }

    private static Response json(Object corps, Guichet guichet) {
        return Response.ok(Json.ecrire(corps, guichet.fuseau()), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    @Operation(
            operationId = "joindrePiece",
            summary = "Joint un fichier ; l'antivirus le contrôle ensuite",
            description = "Le même fichier envoyé deux fois, sous le même nom, n'en fait qu'un.")
    @APIResponse(
            responseCode = "201",
            description = "La pièce est reçue, pas encore contrôlée",
            content = @Content(schema = @Schema(implementation = PiecesLues.PieceLue.class)))
    @APIResponse(responseCode = "415", description = "Le fichier est le corps lui-même, sans enveloppe multipart")
    public Response joindre(
            @PathParam("numero") String numero,
            @QueryParam("nom") String nom,
            @QueryParam("nature") String nature,
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
        Guichet guichet = RessourceGuichet.guichet(requete);
        pieces.contenu(numero);
        NaturePiece lue = verifier(nom, nature);
        if (type != null && type.startsWith("multipart/")) {
            throw new NotSupportedException();
        }
        try (FichierRecu fichier = FichierRecu.lire(nom, contenu)) {
            String demande = String.join("\n", lue.name(), fichier.nom(), fichier.empreinte());
            return uneSeuleFois.repondre(requete, demande.getBytes(StandardCharsets.UTF_8), () -> {
                Piece piece = pieces.joindre(numero, lue, fichier);
                return UneSeuleFois.Reponse.de(
                        201,
                        requete.getRequestURL() + "/" + piece.id(),
                        null,
                        Json.ecrire(PiecesLues.PieceLue.de(chercher(numero, piece.id())), guichet.fuseau()));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static NaturePiece verifier(String nom, String nature) {
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Champs parametres = new Champs(null, "", erreurs);
        List<NaturePiece> lues = new ArrayList<>();
        if (nom == null || nom.isBlank()) {
            parametres.refuser("nom", "OBLIGATOIRE", "Donnez le nom du fichier, avec son extension\u00a0: devis.pdf.");
        }
        Corps.ajouter(lues, NaturePiece.class, nature == null ? "" : nature, "nature", parametres);
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        return lues.get(0);
    }

    private Jointe chercher(String numero, long id) {
        return pieces.contenu(numero).jointes().stream()
                .filter(jointe -> jointe.piece().id() == id)
                .findFirst()
                .orElseThrow(() -> new Introuvable("Cette pièce n'existe pas ici, ou a été retirée."));
    }

    @GET
    @Path("{piece}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "lirePiece", summary = "Une pièce, et où en est son contrôle")
    @APIResponse(
            responseCode = "200",
            description = "La pièce",
            content = @Content(schema = @Schema(implementation = PiecesLues.PieceLue.class)))
    public Response lire(
            @PathParam("numero") String numero, @PathParam("piece") String piece, @Context HttpServletRequest requete) {
        Guichet guichet = RessourceGuichet.guichet(requete);
        return json(PiecesLues.PieceLue.de(chercher(numero, id(piece))), guichet);
    }

    static long id(String piece) {
        return piece.matches("\\d{1,18}") ? Long.parseLong(piece) : -1;
    }

    @GET
    @Path("{piece}/contenu")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "ouvrirPiece", summary = "Le fichier lui-même, une fois contrôlé")
    @APIResponse(
            responseCode = "200",
            description = "Le fichier, tel qu'il a été envoyé",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "L'antivirus ne l'a pas encore contrôlé, ou il est refusé")
    public Response ouvrir(
            @PathParam("numero") String numero, @PathParam("piece") String piece, @Context HttpServletRequest requete) {
        RessourceGuichet.guichet(requete);
        Piece lue = chercher(numero, id(piece)).piece();
        return fichier(lue, pieces.ouvrir(numero, lue.id()));
    }

    /** An opened file runs nothing, whatever it holds. */
    static Response fichier(Piece lue, byte[] octets) {
        return Response.ok(octets, lue.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, lue.disposition(false))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    @DELETE
    @Path("{piece}")
    @Reserve({Role.COLLECTIVITE, Role.INSTRUCTEUR})
    @Operation(
            operationId = "retirerPiece",
            summary = "Retire une pièce que vous avez jointe, tant que le dossier ne s'appuie pas sur elle")
    @APIResponse(responseCode = "204", description = "La pièce est retirée")
    public Response retirer(
            @PathParam("numero") String numero, @PathParam("piece") String piece, @Context HttpServletRequest requete) {
        RessourceGuichet.guichet(requete);
        pieces.retirer(numero, id(piece));
        return Response.noContent().build();
    }
}
